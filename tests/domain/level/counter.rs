//! What may be solved at the counter: the ordinary, within the person's own authority.

use crate::story::{tell, try_to_tell};

const SOLVED: &str = "客户在平板上填写 1 补偿 做法=补偿。 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 \
    客户姓名=施女士 电话=15600000014 商品=鞋 客户诉求=补偿";

fn refused(person: &str, said: &str) -> String {
    let script = format!("11-23 周一 16:20 总部电脑 {person} 当场解决 {SOLVED} {said}：起毛");
    try_to_tell("counter", &script).map_or_else(|fault| fault, |_| "solved".to_owned())
}

#[test]
fn what_may_be_solved_on_the_spot() {
    for (name, person, said, expected) in [
        ("ordinary", "王芳", "", "solved"),
        ("just within tier 1's limit", "王芳", "金额=200元", "solved"),
        ("above it", "王芳", "金额=201元", "BeyondYourAuthority { needs: Tier(2) }"),
        ("within tier 2's", "陈静", "金额=201元", "solved"),
        ("above that", "陈静", "金额=1001元", "BeyondYourAuthority { needs: Tier(3) }"),
        ("tier 3 has no limit", "孙伟", "金额=9000元", "solved"),
        ("proposed ordinary", "王芳", "一级 建议=一级", "solved"),
        ("proposed serious", "王芳", "二级 建议=二级", "TooSeriousForCounter { level: Level(2) }"),
        (
            "proposed serious, and talked down",
            "王芳",
            "一级 建议=三级 理由=小事",
            "TooSeriousForCounter { level: Level(3) }",
        ),
        ("set serious by a person", "王芳", "二级", "TooSeriousForCounter { level: Level(2) }"),
    ] {
        let outcome = refused(person, said);
        assert!(outcome.contains(expected), "{name}: {outcome}");
    }
}

#[test]
fn someone_who_handles_no_cases_solves_none() {
    assert!(refused("何文", "").contains("NotNow"));
    tell("counter", &format!("11-23 周一 16:20 平板A 李强 当场解决 {SOLVED}：起毛"));
}
