//! The demand and the latest proposal, held against what a tier may grant (TIER-3).

use super::desk::{day, form, policy};
use crate::story::tell;
use redress_core::complaint::{Level, Tier};
use redress_core::event::Fact;
use redress_core::level::{Facts, Index, LevelProposal, deciding_tier, propose};

fn demand(amount: &str, tier: Tier) -> Option<Fact> {
    let facts = Facts::of_form(form(&format!("wanted_amount={amount}")), day(0));
    let proposal = propose(&facts, policy(), &Index::default(), tier);
    proposal.grounds.into_iter().flat_map(|fired| fired.facts).next()
}

#[test]
fn the_demand_is_held_against_the_handlers_tier() {
    let above = |amount_fen, tier, limit_fen| Some(Fact::Demand { amount_fen, tier, limit_fen });
    assert_eq!(demand("200", Tier::ONE), None);
    assert_eq!(demand("200.01", Tier::ONE), above(20_001, Tier::ONE, 20_000));
    assert_eq!(demand("1000", Tier::TWO), None);
    assert_eq!(demand("1,001元", Tier::TWO), above(100_100, Tier::TWO, 100_000));
    assert_eq!(demand("1000000", Tier::THREE), None, "tier 3 has no limit");
    assert_eq!(demand("很多", Tier::ONE), None, "no amount to compare");
}

const REGISTERED: &str = "11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 \
    投诉主题=产品质量 客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=赔偿";

fn of_the_case(script: &str) -> (LevelProposal, Tier) {
    let told = tell("authority", script);
    let case = &told.cases[0];
    let tier = deciding_tier(case, &told.rulebook);
    (propose(&Facts::of_case(case, &told.rulebook), policy(), &Index::of(&told.cases), tier), tier)
}

#[test]
fn a_proposal_above_its_proposers_authority_speaks_for_level_2() {
    let within = format!("{REGISTERED}：开胶\n11-23 周一 11:00 平板A 王芳 方案 甲 补偿 金额=200元：补偿。");
    assert_eq!(of_the_case(&within).0.level, Level::ONE);
    let above = format!("{REGISTERED}：开胶\n11-23 周一 11:00 平板A 王芳 方案 甲 补偿 金额=201元：补偿。");
    let (proposal, _) = of_the_case(&above);
    assert_eq!(proposal.level, Level::TWO);
    assert_eq!(proposal.grounds[0].facts, [Fact::Offer { amount_fen: 20_100, needs: Tier::TWO }]);
    let less = format!("{above}\n11-23 周一 11:30 平板A 王芳 方案 乙 补偿 金额=100元：少一点。");
    assert_eq!(of_the_case(&less).0.level, Level::ONE, "the latest proposal is what counts");
}

#[test]
fn a_case_handed_up_for_its_amount_is_not_proposed_lower_for_it() {
    let wanted = format!("{REGISTERED} 要求金额（元）=500元：开胶");
    assert_eq!(of_the_case(&wanted).1, Tier::ONE);
    let handed_up = format!(
        "{wanted}\n11-23 周一 10:05 平板A 王芳 定级 二级：超出权限。\n11-23 周一 10:10 平板A 王芳 移交 陈静\n\
         11-23 周一 10:20 同步\n11-23 周一 10:30 总部电脑 陈静 接手"
    );
    let (proposal, tier) = of_the_case(&handed_up);
    assert_eq!((proposal.level, tier), (Level::TWO, Tier::ONE), "{proposal:?}");
}

#[test]
fn the_owner_of_an_ordinary_case_decides_within_their_own_authority() {
    let assigned = format!("{REGISTERED} 要求金额（元）=500元：开胶\n11-23 周一 10:10 平板A 王芳 指派 陈静");
    let (proposal, tier) = of_the_case(&assigned);
    assert_eq!((proposal.level, tier), (Level::ONE, Tier::TWO));
}
