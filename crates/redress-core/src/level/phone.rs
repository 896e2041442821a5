//! A phone number as a key: however it is written, one number is one value.

/// Fewer digits than this are not a number yet, or a short code of a company.
const LEAST_DIGITS: u32 = 7;
/// What the value can hold exactly; no number on earth is half as long.
const MOST_DIGITS: u32 = 38;
/// `86` and a mobile number, the plus forgotten.
const MOBILE_WITH_COUNTRY: u32 = 13;

/// The digits without country code and leading zeros, so that `+86 21…` and `021…` are one number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Phone(u128);

impl Phone {
    /// Nothing where the text holds no number.
    pub fn read(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter_map(ascii_digit).collect();
        let is_foreign_form =
            text.chars().find(|c| ascii_digit(*c).is_some() || is_plus(*c)).is_some_and(is_plus);
        let significant = digits.trim_start_matches('0');
        let leads_abroad = is_foreign_form || digits.starts_with("00");
        let has_country = leads_abroad || is_mobile_with_country(significant);
        let national = match significant.strip_prefix("86").filter(|_| has_country) {
            Some(national) => national.trim_start_matches('0'),
            None => significant,
        };
        let is_long_enough = (LEAST_DIGITS..=MOST_DIGITS).contains(&length(national));
        is_long_enough.then(|| national.parse().ok().map(Self)).flatten()
    }
}

fn is_mobile_with_country(digits: &str) -> bool {
    length(digits) == MOBILE_WITH_COUNTRY && digits.starts_with("861")
}

fn length(digits: &str) -> u32 {
    u32::try_from(digits.len()).unwrap_or(u32::MAX)
}

const fn is_plus(c: char) -> bool {
    matches!(c, '+' | '＋')
}

/// A digit, full-width or not.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}
