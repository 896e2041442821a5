//! One number, one value, one amount, however staff spell it.

use redress_core::level::{Phone, fen_wanted};

#[test]
fn one_phone_in_many_spellings() {
    for (name, spellings) in [
        (
            "a mobile",
            &[
                "13800002046",
                "138 0000 2046",
                "138-0000-2046",
                "１３８００００２０４６",
                "+86 138 0000 2046",
                "＋８６１３８００００２０４６",
                "0086-13800002046",
                "(+86)13800002046",
                "8613800002046",
                "电话：13800002046",
            ][..],
        ),
        ("a landline", &["021-6217 8888", "（021）62178888", "+86 21 6217 8888", "0086 021 62178888"][..]),
        ("from abroad", &["+49 30 901820", "0049 30 901820"][..]),
    ] {
        let first = Phone::read(spellings[0]);
        assert!(first.is_some(), "{name}");
        for spelling in spellings {
            assert_eq!(Phone::read(spelling), first, "{name}: {spelling}");
        }
    }
}

#[test]
fn two_phones_are_two() {
    for (name, one, other) in [
        ("another digit", "13800002046", "13800002047"),
        ("with and without area code", "62178888", "021 62178888"),
        ("a landline that begins with 86", "8612 3456", "123456 8612"),
        ("with an extension", "021-62178888", "021-62178888-801"),
    ] {
        assert!(Phone::read(one).is_some() && Phone::read(one) != Phone::read(other), "{name}");
    }
}

#[test]
fn no_phone_at_all() {
    for text in ["", "未留", "12315", "95588", "0000000000000", "无 123", &"1".repeat(39), "👟"] {
        assert_eq!(Phone::read(text), None, "{text}");
    }
}

#[test]
fn amounts_as_staff_type_them() {
    for (text, fen) in [
        ("500", Some(50_000)),
        (" 500 元", Some(50_000)),
        ("￥500.5", Some(50_050)),
        ("¥1,200.00元整", Some(120_000)),
        ("１，２００元", Some(120_000)),
        ("１２００", Some(120_000)),
        ("人民币 1 200 圆", Some(120_000)),
        ("500块。", Some(50_000)),
        ("1.5万", Some(1_500_000)),
        ("2 万元", Some(2_000_000)),
        ("0", Some(0)),
        ("rmb 80", Some(8_000)),
        ("", None),
        ("元", None),
        ("三百", None),
        ("300到500", None),
        ("300-500", None),
        ("3,5", None),
        ("3、5", None),
        ("1.234", None),
        ("1.2.3", None),
        ("-5", None),
        ("退一赔三", None),
        ("99999999999999999999", None),
        ("184467440737095516 万", None),
    ] {
        assert_eq!(fen_wanted(text), fen, "{text:?}");
    }
}
