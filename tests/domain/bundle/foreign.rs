//! Files that are something else: named for what they are, by their content.

use super::bundle_gen::{file_of, record};
use super::open;
use redress_core::bundle::{Foreign, FormatError, MOST_BYTES};

#[test]
fn x10_x12_x20_to_x24_other_files_are_named() {
    let mut sqlite = b"SQLite format 3\0".to_vec();
    sqlite.extend([0; 84]);
    let cases: &[(&[u8], Foreign)] = &[
        (b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", Foreign::Photo),
        (b"\x89PNG\r\n\x1a\n", Foreign::Photo),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", Foreign::Photo),
        (b"BM\x36\x00\x0C\x00\x00\x00\x00\x00\x36\x00", Foreign::Photo),
        (b"\x00\x00\x00\x18ftypmp42", Foreign::Media),
        (b"%PDF-1.7\n", Foreign::Pdf),
        (b"PK\x03\x04\x14\x00[Content_Types].xml", Foreign::Zip),
        (b"\x1F\x8B\x08\x00", Foreign::Gzip),
        (b"Rar!\x1A\x07\x00", Foreign::Archive),
        (b"7z\xBC\xAF\x27\x1C\x00", Foreign::Archive),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Foreign::OldOffice),
        (&sqlite, Foreign::Sqlite),
        (b"\n<!DOCTYPE html><html>", Foreign::Html),
        (b"<?xml version=\"1.0\"?><a/>", Foreign::Xml),
        (b"{\"type\":\"actual\",\"version\":1}", Foreign::Json),
        (b"[1,2,3]", Foreign::Json),
        ("投诉编号,客户\n1,王\n".as_bytes(), Foreign::Text),
        (b"\0\0\0\0\0\0\0\0", Foreign::Binary),
    ];
    for (bytes, kind) in cases {
        assert_eq!(open(bytes).unwrap_err(), FormatError::Foreign(*kind));
    }
}

#[test]
fn x1_an_empty_file_is_called_empty() {
    for empty in [&b""[..], b"\n\r\n  \n", b"\xEF\xBB\xBF"] {
        assert_eq!(open(empty).unwrap_err(), FormatError::Empty);
    }
}

#[test]
fn x6_utf_16_is_recognised_with_and_without_its_mark() {
    let text = String::from_utf8(file_of(&record(1, 2))).unwrap();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for file in [&little, &big, &[b"\xFF\xFE", &little[..]].concat(), &[b"\xFE\xFF", &big[..]].concat()] {
        assert_eq!(open(file).unwrap_err(), FormatError::Foreign(Foreign::Utf16));
    }
}

#[test]
fn x8_a_header_that_a_table_program_quoted_is_told_from_a_foreign_file() {
    let file = String::from_utf8(file_of(&record(1, 2))).unwrap();
    let quoted = |line: &str| format!("\"{}\"", line.replace('"', "\"\""));
    let resaved = file.lines().map(quoted).collect::<Vec<_>>().join("\n");
    assert!(matches!(open(resaved.as_bytes()), Err(FormatError::HeaderUnreadable { line: 1, .. })));
    let (_, headless) = file.split_once('\n').unwrap();
    assert!(matches!(open(headless.as_bytes()), Err(FormatError::HeaderUnreadable { line: 1, .. })));
}

#[test]
fn a_file_above_the_limit_is_refused_before_it_is_read() {
    let file = vec![b'\n'; MOST_BYTES + 1];
    assert_eq!(open(&file).unwrap_err(), FormatError::TooLarge { bytes: MOST_BYTES + 1, most: MOST_BYTES });
}

/// Nothing that begins oddly, ends oddly or is cut may panic.
#[test]
fn short_beginnings_of_anything_are_refused_calmly() {
    for first in 0..=255_u8 {
        for rest in [&b""[..], b"{", b"\0", b"\n{\"end\":", b"ftyp", b"PK\x03\x04"] {
            assert!(open(&[&[first][..], rest].concat()).is_err());
        }
    }
}
