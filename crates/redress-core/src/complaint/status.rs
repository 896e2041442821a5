//! Where a case stands. Derived from the record, never stored.

use super::coded::coded;
use crate::wording::Lang;

coded!(
    /// The first step, in this order, that the round's evidence does not show yet; the last four stand beside the order.
    Status {
        Registered = "registered" "已登记" "Registered",
        ToHandOver = "to_hand_over" "待移交" "To hand over",
        ToReport = "to_report" "待专项汇报" "To report",
        Investigating = "investigating" "调查中" "Investigating",
        AwaitingCustomer = "awaiting_customer" "待客户确认" "Awaiting customer",
        CarryingOut = "carrying_out" "执行中" "Carrying out",
        AwaitingAnswer = "awaiting_answer" "待回访" "Awaiting answer",
        AwaitingReview = "awaiting_review" "待审核" "Awaiting review",
        Closed = "closed" "已结案" "Closed",
        Archived = "archived" "已归档" "Archived",
        OnDocket = "on_docket" "待总经理例会" "On the docket",
        Withdrawn = "withdrawn" "客户撤诉" "Withdrawn",
        Void = "void" "作废" "Void",
        Imported = "imported" "历史" "Imported",
    }
);

impl Status {
    /// The steps a round walks through, in order.
    pub const STEPS: [Self; 10] = [
        Self::Registered,
        Self::ToHandOver,
        Self::ToReport,
        Self::Investigating,
        Self::AwaitingCustomer,
        Self::CarryingOut,
        Self::AwaitingAnswer,
        Self::AwaitingReview,
        Self::Closed,
        Self::Archived,
    ];

    /// Its place among [`Self::STEPS`]; the statuses beside the order have none.
    pub fn step_index(self) -> Option<usize> {
        Self::STEPS.iter().position(|step| *step == self)
    }

    /// Work on the complaint goes on: not yet closed, and not set aside.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Registered
                | Self::ToHandOver
                | Self::ToReport
                | Self::Investigating
                | Self::AwaitingCustomer
                | Self::CarryingOut
                | Self::AwaitingAnswer
                | Self::AwaitingReview
                | Self::OnDocket
        )
    }

    /// What is to be done next, as a verb.
    pub const fn next_step(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Registered, Lang::Zh) => "联系客户",
            (Self::ToHandOver, Lang::Zh) => "移交处理单",
            (Self::ToReport, Lang::Zh) => "专项汇报",
            (Self::Investigating, Lang::Zh) => "提出方案",
            (Self::AwaitingCustomer, Lang::Zh) => "客户确认",
            (Self::CarryingOut, Lang::Zh) => "执行方案",
            (Self::AwaitingAnswer, Lang::Zh) => "回访客户",
            (Self::AwaitingReview, Lang::Zh) => "审核",
            (Self::Closed | Self::Withdrawn, Lang::Zh) => "总结并归档",
            (Self::OnDocket, Lang::Zh) => "提交总经理例会",
            (Self::Archived | Self::Void | Self::Imported, Lang::Zh) => "无",
            (Self::Registered, Lang::En) => "Contact the customer",
            (Self::ToHandOver, Lang::En) => "Hand over the form",
            (Self::ToReport, Lang::En) => "Make the special report",
            (Self::Investigating, Lang::En) => "Propose a solution",
            (Self::AwaitingCustomer, Lang::En) => "Get the customer's yes",
            (Self::CarryingOut, Lang::En) => "Carry it out",
            (Self::AwaitingAnswer, Lang::En) => "Ask for the answer",
            (Self::AwaitingReview, Lang::En) => "Review",
            (Self::Closed | Self::Withdrawn, Lang::En) => "Sum up and archive",
            (Self::OnDocket, Lang::En) => "Put before the meeting",
            (Self::Archived | Self::Void | Self::Imported, Lang::En) => "None",
        }
    }
}
