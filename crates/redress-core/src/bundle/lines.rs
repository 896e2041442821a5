//! A file's bytes as numbered lines. Blank lines count in the numbers that people see, and nowhere else.

#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// From 1, as an editor shows it.
    pub number: usize,
    /// Without its end. Every carriage return before the line feed belongs to the end.
    pub bytes: &'a [u8],
    /// False for a last line that the file breaks off in.
    pub is_ended: bool,
}

/// The lines that are not blank.
pub(super) fn lines(file: &[u8]) -> impl Iterator<Item = Line<'_>> {
    file.split_inclusive(|byte| *byte == b'\n').enumerate().filter_map(|(index, raw)| {
        let (content, is_ended) = raw.strip_suffix(b"\n").map_or((raw, false), |content| (content, true));
        let line = Line { number: index + 1, bytes: without_returns(content), is_ended };
        (!line.bytes.trim_ascii().is_empty()).then_some(line)
    })
}

fn without_returns(mut bytes: &[u8]) -> &[u8] {
    while let Some(shorter) = bytes.strip_suffix(b"\r") {
        bytes = shorter;
    }
    bytes
}
