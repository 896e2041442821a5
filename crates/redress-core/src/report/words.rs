//! What the report's columns and headings are called, on screen, on paper and on the command line alike.

use crate::complaint::coded::coded;

coded!(
    /// The four columns of every table.
    Column {
        Received = "received" "受理" "Received",
        Closed = "closed" "结案" "Closed",
        Open = "open" "未结" "Open",
        Overdue = "overdue" "超时" "Overdue",
    }
);

coded!(
    Heading {
        WeeklyReport = "weekly_report" "投诉周报" "Weekly complaint report",
        AllStores = "all_stores" "全部门店" "All stores",
        AsOf = "as_of" "数据截至" "As of",
        Total = "total" "合计" "Total",
        ThisWeek = "this_week" "本周" "This week",
        WeekBefore = "week_before" "上周" "Week before",
        ClosedWays = "closed_ways" "结案方式" "How closed",
        FirstResponse = "first_response" "一个工作日内首次响应率" "First response within 1 working day",
        ResultInTime = "result_in_time" "按时告知结果率" "Result told in time",
        Satisfaction = "satisfaction" "满意率（1–3 占已答）" "Satisfaction (1–3 of answers given)",
        Escalations = "escalations" "升级" "Escalations",
        ByAnswer = "by_answer" "客户不满意升级" "By the customer's answer",
        ToDocket = "to_docket" "提交总经理例会" "To the general manager's meeting",
        ByPerson = "by_person" "人工提高等级" "Level raised by a person",
        Reopened = "reopened" "重新投诉" "Reopened",
        OverdueClocks = "overdue_clocks" "超时时限" "Overdue clocks",
        OpenSerious = "open_serious" "未结的二、三级投诉" "Open cases of level 2 and 3",
        NextStep = "next_step" "下一步" "Next step",
        Due = "due" "期限" "Due",
        Number = "number" "编号" "Number",
        None = "none" "无" "None",
    }
);
