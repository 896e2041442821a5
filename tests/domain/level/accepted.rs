//! A level is set with what was proposed; another one with a reason, at registration as later.

use crate::story::{tell, try_to_tell};
use redress_core::event::Act;

const REGISTER: &str = "11-23 周一 10:00 平板A 王芳 登记 自理 当面 投诉类型=消费者投诉 投诉渠道=12315 投诉主题=产品质量 \
    客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=修";

#[test]
fn the_proposal_stands_in_the_record() {
    let told = tell("accepted", &format!("{REGISTER} 三级 建议=三级 依据=hotline_12315：开胶"));
    let set = told.cases[0].entries.iter().find_map(|shown| match &shown.entry.event.act {
        Act::LevelSet(body) => Some(body.clone()),
        _ => None,
    });
    let set = set.unwrap();
    assert_eq!((set.level.get(), set.proposed.map(u8::from)), (3, Some(3)));
    assert_eq!(set.grounds[0].id, "hotline_12315");
}

#[test]
fn another_level_at_registration_needs_its_reason() {
    let fault =
        try_to_tell("bare", &format!("{REGISTER} 一级 建议=三级 依据=hotline_12315：开胶")).unwrap_err();
    assert!(fault.contains("OverrideWithoutReason"), "{fault}");
    let told = tell("given", &format!("{REGISTER} 一级 建议=三级 依据=hotline_12315 理由=只是咨询：开胶"));
    let set =
        told.cases[0].entries.iter().find(|shown| matches!(shown.entry.event.act, Act::LevelSet(_))).unwrap();
    assert_eq!(set.entry.text(), "只是咨询");
    assert_eq!(told.cases[0].level().get(), 1);
}
