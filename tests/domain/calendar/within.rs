//! How a length of time is written.

use redress_core::calendar::{Unit, Within, WithinError};

#[test]
fn every_unit_is_read_and_printed_the_same() {
    for text in ["1wd", "3660wd", "2wd@same", "2wd@24", "90wm", "4wh", "0m", "30m", "24h", "7d", "0cd", "7cd"]
    {
        let within: Within = text.parse().unwrap();
        assert_eq!(within.to_string(), text);
        assert_eq!(serde_json::to_string(&within).unwrap(), format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Within>(&format!("\"{text}\"")).unwrap(), within);
    }
    assert_eq!("007d".parse(), Within::new(7, Unit::Days));
}

#[test]
fn what_is_no_length_of_time_is_refused() {
    for text in [
        "", "1", "wd", "-1wd", "+1wd", "1.5h", "1 wd", " 1wd", "1WD", "1wd@", "1wd@12", "1wk", "１wd",
        "1wd\n",
    ] {
        assert!(matches!(text.parse::<Within>(), Err(WithinError::Unreadable(_))), "{text:?}");
    }
}

#[test]
fn counts_have_limits() {
    for unit in Unit::ALL {
        let suffix = unit.suffix();
        assert!(Within::new(unit.most(), unit).is_ok());
        assert_eq!(Within::new(unit.most() + 1, unit), Err(WithinError::TooMuch(unit)));
        assert_eq!(
            format!("99999999999999999999{suffix}").parse::<Within>(),
            Err(WithinError::TooMuch(unit))
        );
    }
    // Ten years, in whatever unit.
    for text in [
        "3660wd",
        "3660wd@same",
        "3660wd@24",
        "3660d",
        "3660cd",
        "87840h",
        "87840wh",
        "5270400m",
        "5270400wm",
    ] {
        let most: Within = text.parse().unwrap();
        assert_eq!(most.count(), most.unit().most(), "{text}");
    }
    for text in ["0wd", "0wd@same", "0wd@24"] {
        assert!(matches!(text.parse::<Within>(), Err(WithinError::TooLittle(_))), "{text}");
    }
    assert_eq!("0wd".parse::<Within>().unwrap_err().to_string(), "at least 1wd");
}
