//! What a file is when it is none of ours: told by its first bytes, never by its name.

use crate::complaint::coded::coded;

coded!(
    Foreign {
        Utf16 = "utf_16" "被另存为 UTF-16 编码的文本" "text saved as UTF-16",
        Gzip = "gzip" "gzip 压缩包" "a gzip archive",
        Zip = "zip" "压缩包或 Office 文档（zip、docx、xlsx）" "an archive or office document (zip, docx, xlsx)",
        Archive = "archive" "压缩包（rar 或 7z）" "an archive (rar or 7z)",
        OldOffice = "old_office" "旧版 Office 文档（doc、xls）" "an old office document (doc, xls)",
        Pdf = "pdf" "PDF 文档" "a PDF document",
        Photo = "photo" "照片或图片" "a photo or picture",
        Media = "media" "录音或录像" "a sound or film recording",
        Sqlite = "sqlite" "数据库文件（SQLite）" "a database file (SQLite)",
        Html = "html" "网页（HTML）" "a web page (HTML)",
        Xml = "xml" "XML 文件" "an XML file",
        Json = "json" "其他程序的 JSON 数据" "another program's JSON",
        Text = "text" "普通文本" "plain text",
        Binary = "binary" "无法识别的二进制文件" "a binary file of an unknown kind",
    }
);

/// Beginnings that no text has.
const MAGIC: &[(&[u8], Foreign)] = &[
    (b"\xFF\xFE", Foreign::Utf16),
    (b"\xFE\xFF", Foreign::Utf16),
    (b"{\0", Foreign::Utf16),
    (b"\0{", Foreign::Utf16),
    (b"\x1F\x8B", Foreign::Gzip),
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"\xD0\xCF\x11\xE0", Foreign::OldOffice),
    (b"%PDF", Foreign::Pdf),
    (b"\xFF\xD8\xFF", Foreign::Photo),
    (b"\x89PNG", Foreign::Photo),
    (b"GIF8", Foreign::Photo),
    (b"ID3", Foreign::Media),
    (b"OggS", Foreign::Media),
    (b"\x1A\x45\xDF\xA3", Foreign::Media),
    (b"SQLite format 3", Foreign::Sqlite),
];

/// How much of a file is looked at.
const BEGINNING: usize = 4096;

impl Foreign {
    /// A file that begins as no text does.
    pub(super) fn by_magic(file: &[u8]) -> Option<Self> {
        let beginning = head(file);
        if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| beginning.starts_with(magic)) {
            return Some(*kind);
        }
        // Containers that name themselves a little later.
        match (beginning.get(..4), beginning.get(4..8), beginning.get(8..12)) {
            (Some([b'B', b'M', ..]), Some([_, _, 0, 0]), Some([0, 0, ..]))
            | (Some(b"RIFF"), _, Some(b"WEBP")) => Some(Self::Photo),
            (Some(b"RIFF"), ..) => Some(Self::Media),
            (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => Some(Self::Photo),
            (_, Some(b"ftyp"), _) => Some(Self::Media),
            _ => None,
        }
    }

    /// A file without a header of ours that no magic tells.
    pub(super) fn by_text(file: &[u8]) -> Self {
        let beginning = head(file);
        if beginning.contains(&0) {
            return Self::Binary;
        }
        let text = super::frame::without_bom(beginning).trim_ascii_start().to_ascii_lowercase();
        match text.as_slice() {
            [b'{' | b'[', ..] => Self::Json,
            text if text.starts_with(b"<!doctype html") || text.starts_with(b"<html") => Self::Html,
            text if text.starts_with(b"<?xml") && contains(text, b"<html") => Self::Html,
            [b'<', ..] => Self::Xml,
            _ => Self::Text,
        }
    }
}

fn head(file: &[u8]) -> &[u8] {
    &file[..file.len().min(BEGINNING)]
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
