//! Amounts as people type them: yuan in, fen out, never through a float.

/// `30`, `30.5`, `¥30.50` and full-width digits. Anything else is no amount.
pub fn fen_of(text: &str) -> Option<u64> {
    let plain: String = text.trim().trim_start_matches(['¥', '￥']).trim().chars().map(half_width).collect();
    let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || rest.len() > 2 || !are_digits(yuan) || !are_digits(rest) {
        return None;
    }
    let fen: u64 = format!("{rest:0<2}").parse().ok()?;
    yuan.parse::<u64>().ok()?.checked_mul(100)?.checked_add(fen)
}

/// Input methods give full-width digits and points.
fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
        '．' | '。' => '.',
        other => other,
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::fen_of;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn yuan_become_fen_without_a_float() {
        let table = [
            ("30", Some(3_000)),
            ("30.5", Some(3_050)),
            ("30.05", Some(3_005)),
            ("¥0.10", Some(10)),
            ("１２．３", Some(1_230)),
            ("", None),
            ("30.505", None),
            ("-3", None),
            ("三十", None),
            ("99999999999999999999", None),
        ];
        for (text, fen) in table {
            assert_eq!(fen_of(text), fen, "{text}");
        }
    }
}
