//! The amount a customer wants, read from what staff typed: whole yuan, however they spell it.

use super::phone::ascii_digit;

/// Words around a number that say no more than "yuan".
const UNITS: [&str; 8] = ["人民币", "RMB", "CNY", "元", "圆", "块", "整", "¥"];
const FEN_PER_YUAN: u64 = 100;

/// In fen. Nothing where the text is not one plain amount: a range or a sentence is for a person to read.
pub fn fen_wanted(text: &str) -> Option<u64> {
    let spelled: String = text.chars().map(plain).collect();
    let bare = UNITS.iter().fold(spelled, |text, unit| text.replace(unit, ""));
    let bare = bare.trim_matches([',', '.']);
    match bare.strip_suffix('万') {
        Some(number) => fen(number.trim_end_matches(','))?.checked_mul(10_000),
        None => fen(bare),
    }
}

/// Full-width signs as half-width ones, and every separator as a comma.
fn plain(c: char) -> char {
    match c {
        '．' | '。' => '.',
        '￥' => '¥',
        '，' => ',',
        c if c.is_whitespace() => ',',
        other => ascii_digit(other).unwrap_or(other).to_ascii_uppercase(),
    }
}

/// `500`, `1,200`, `500.5`, `500.50`.
fn fen(number: &str) -> Option<u64> {
    let (yuan, rest) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = yuan.split(',').collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let yuan = groups.concat();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_grouped || yuan.is_empty() || rest.len() > 2 || !is_number(&yuan) || !is_number(rest) {
        return None;
    }
    let yuan: u64 = yuan.parse().ok()?;
    let hundredths: u64 = format!("{rest:0<2}").parse().ok()?;
    yuan.checked_mul(FEN_PER_YUAN)?.checked_add(hundredths)
}
