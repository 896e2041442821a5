//! How a case takes its course: what is legal where, what concurrent work amounts to, and what holds for any
//! set of entries.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod any;
mod concurrent;
mod course;
mod laws;
mod legal;
mod scale;

use crate::story::{Told, tell};
use redress_core::case::{Case, CaseEntry, Effect};

/// A consumer's complaint at head office, handled there by 赵丽 at tier 1: one device, so nothing is concurrent.
const REGISTERED: &str = "11-23 周一 10:00 总部电脑 赵丽 登记 自理 投诉类型=消费者投诉 投诉渠道=电话 \
     投诉主题=产品质量 客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=维修：开胶";

/// The one case of a script.
fn case_of(script: &str) -> (Case, Told) {
    let mut told = tell("case", script);
    let case = told.cases.remove(0);
    (case, told)
}

/// What became of the entries of one kind, in the order they happened.
fn effects<'a>(case: &'a Case, kind: &str) -> Vec<&'a Effect> {
    let is_meant = |shown: &&CaseEntry| shown.entry.event.act.kind() == kind;
    case.entries.iter().filter(is_meant).map(|shown| &shown.effect).collect()
}
