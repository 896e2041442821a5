//! The words of the regulation that a record may carry: kinds, channels, topics, levels, tiers, answers, remedies.

use super::coded::coded;
use crate::wording::Lang;
use serde::{Deserialize, Serialize};

coded!(
    /// Who complains (KIND-1).
    Kind {
        Consumer = "consumer" "消费者投诉" "Consumer complaint",
        Franchisee = "franchisee" "加盟商投诉" "Franchisee complaint",
        /// Passed to the administration centre.
        Other = "other" "其他" "Other",
    }
);

coded!(
    /// How it came, and how a contact was made (SLA-1).
    Channel {
        Phone = "phone" "电话" "Phone",
        InStore = "in_store" "到店" "In store",
        WeChat = "wechat" "微信" "WeChat",
        Sms = "sms" "短信" "SMS",
        MiniProgram = "mini_program" "小程序" "Mini-program",
        OfficialAccount = "official_account" "公众号" "Official account",
        WebsiteChat = "website_chat" "网站客服" "Website chat",
        App = "app" "应用" "App",
        OnlinePlatform = "online_platform" "网络平台" "Online platform",
        Email = "email" "电子邮件" "E-mail",
        SocialAccount = "social_account" "社交账号" "Social account",
        Hotline = "hotline" "服务热线" "Hotline",
        Hotline12315 = "12315" "12315" "12315 hotline",
        Letter = "letter" "信函" "Letter",
        Fax = "fax" "传真" "Fax",
    }
);

coded!(
    /// What it is about (TOPIC-1).
    Topic {
        ProductQuality = "product_quality" "产品质量" "Product quality",
        GoodsReceived = "goods_received" "到货数量或质量" "Quantity or quality of goods received",
        Transport = "transport" "运输物流" "Transport and logistics",
        ServiceAttitude = "service_attitude" "服务态度" "Service attitude",
        AfterSales = "after_sales" "售后支持" "After-sales support",
        Price = "price" "价格" "Price",
        Policy = "policy" "政策" "Policy",
        RegionalService = "regional_service" "区域客服" "Regional customer service",
        Inaction = "inaction" "部门不作为" "A department's inaction",
        Hardware = "hardware" "硬件" "Hardware",
        Software = "software" "软件使用" "Software use",
        Other = "other" "其他" "Other",
    }
);

coded!(
    Emotion {
        Calm = "calm" "平静" "Calm",
        Upset = "upset" "不满" "Upset",
        Angry = "angry" "激动" "Very emotional",
    }
);

coded!(
    Severity {
        General = "general" "一般" "General",
        Important = "important" "重要" "Important",
        Urgent = "urgent" "紧急" "Urgent",
    }
);

coded!(
    /// What may be offered (FORM-1).
    Remedy {
        Apology = "apology" "道歉" "Apology",
        Explanation = "explanation" "解释" "Explanation",
        Repair = "repair" "维修" "Repair",
        Exchange = "exchange" "换货" "Exchange",
        Refund = "refund" "退款" "Refund",
        Redo = "redo" "重新服务" "Redo",
        Compensation = "compensation" "补偿" "Compensation",
        Voucher = "voucher" "代金券或礼品" "Voucher or gift",
        ThanksLetter = "thanks_letter" "感谢信" "Thanks letter",
    }
);

coded!(
    Substantiated {
        Yes = "yes" "属实" "Substantiated",
        Partly = "partly" "部分属实" "Partly substantiated",
        No = "no" "不属实" "Not substantiated",
    }
);

coded!(
    Direction {
        Outgoing = "outgoing" "主动联系" "Outgoing",
        Incoming = "incoming" "客户来电或来访" "Incoming",
    }
);

coded!(
    /// What came of a try to contact the customer. Only `Reached` can be a real contact.
    ContactOutcome {
        Reached = "reached" "已联系上" "Reached",
        NotReached = "not_reached" "未接通" "Not reached",
        WrongPerson = "wrong_person" "联系错人" "Wrong person",
    }
);

coded!(
    /// The check points of a first contact (CONTACT-1).
    CheckPoint {
        IntroducedSelf = "introduced_self" "自我介绍" "Introduced oneself",
        GentleTone = "gentle_tone" "语气平和" "Kept a gentle tone",
        HeardOut = "heard_out" "听客户讲完" "Heard the customer out",
        UsedScript = "used_script" "使用标准话术" "Used the standard script",
        ExplainedSteps = "explained_steps" "说明步骤和时间" "Explained the steps and how long they take",
        GaveDirectLine = "gave_direct_line" "留下直接联系方式" "Gave a direct line",
    }
);

coded!(
    /// How something the customer said can be shown.
    Shown {
        Call = "call" "电话" "Call",
        CallBack = "call_back" "他人电话回访" "Call-back by someone else",
        Sms = "sms" "短信" "SMS",
        Chat = "chat" "微信或聊天记录" "Chat record",
        Writing = "writing" "书面" "In writing",
        Tablet = "tablet" "客户在平板上填写" "On the tablet, by the customer",
    }
);

impl Shown {
    /// How far an answer obtained so can be trusted: customer-entered, then call-back, then staff-entered.
    pub const fn trust(self) -> u8 {
        match self {
            Self::Tablet | Self::Sms | Self::Chat | Self::Writing => 2,
            Self::CallBack => 1,
            Self::Call => 0,
        }
    }
}

coded!(
    VoidReason {
        InError = "in_error" "登记有误" "Registered in error",
        WrongStore = "wrong_store" "登记错门店" "Wrong store",
        Twice = "twice" "重复登记" "Registered twice",
    }
);

coded!(
    LinkRelation {
        SameMatter = "same_matter" "同一事项" "Same matter",
        RepeatOf = "repeat_of" "重复投诉" "Repeat of",
        /// Looked at, and found to be no repeat: the two do not belong together.
        Different = "different_matter" "不是同一件事" "Different matters",
    }
);

coded!(
    /// What the general manager's meeting decides (SAT-4).
    MeetingDecision {
        Close = "close" "结案" "Close",
        SendBack = "send_back" "退回重办" "Send back",
    }
);

coded!(
    /// Who set a date that binds us (DATE-1).
    DeadlineSource {
        Hotline12315 = "12315" "12315" "12315 hotline",
        Regulator = "regulator" "市场监管部门" "Market regulator",
        Platform = "platform" "网络平台" "Online platform",
        Warranty = "warranty" "保修期" "Warranty",
        ThreeGuarantees = "three_guarantees" "三包期" "Three-guarantees term",
        Other = "other" "其他" "Other",
    }
);

coded!(
    /// A plain yes or no on the form.
    YesNo {
        Yes = "yes" "是" "Yes",
        No = "no" "否" "No",
    }
);

coded!(
    /// Posts beside the tiers that the rules name (TIER-1, TIER-2).
    Role {
        FranchiseClerk = "franchise_clerk" "加盟事务文员" "Franchise-affairs clerk",
        Supervisor = "supervisor" "主管" "Supervisor",
        Manager = "manager" "经理" "Manager",
        SalesDirector = "sales_director" "销售中心总监" "Sales director",
        AdministrationCentre = "administration_centre" "行政管理中心" "Administration centre",
        StoreStaff = "store_staff" "门店员工" "Store staff",
    }
);

/// A value outside its range, named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} is {value}, outside {range}")]
pub struct OutOfRange {
    what: &'static str,
    value: u8,
    range: &'static str,
}

macro_rules! small_number {
    ($(#[$doc:meta])* $name:ident, $least:literal ..= $most:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        pub struct $name(u8);

        impl $name {
            pub fn new(value: u8) -> Option<Self> {
                ($least..=$most).contains(&value).then_some(Self(value))
            }

            pub const fn get(self) -> u8 {
                self.0
            }

            pub fn all() -> impl Iterator<Item = Self> {
                ($least..=$most).map(Self)
            }
        }

        impl TryFrom<u8> for $name {
            type Error = OutOfRange;
            fn try_from(value: u8) -> Result<Self, OutOfRange> {
                Self::new(value).ok_or(OutOfRange { what: $what, value, range: stringify!($least..=$most) })
            }
        }

        impl From<$name> for u8 {
            fn from(value: $name) -> u8 {
                value.0
            }
        }
    };
}

small_number!(
    /// How serious a case is (LEVEL-1..3); it decides the tier. Not the after-sales severity.
    Level, 1..=3, "level"
);
small_number!(
    /// Who may decide (TIER-1).
    Tier, 1..=3, "tier"
);
small_number!(
    /// The customer's answer after the result (SAT-1). 1 is best, 5 is worst.
    Answer, 1..=5, "answer"
);

impl Level {
    pub const ONE: Self = Self(1);
    pub const TWO: Self = Self(2);
    pub const THREE: Self = Self(3);

    /// The tier that handles this level (ROUTE-1..3): level 3 is tier 2's work under tier 3's guidance.
    pub const fn working_tier(self) -> Tier {
        if self.0 == 1 { Tier(1) } else { Tier(2) }
    }

    /// The tier that reviews it.
    pub const fn reviewing_tier(self) -> Tier {
        if self.0 == 1 { Tier(2) } else { Tier(3) }
    }

    /// The next level up; nothing above 3 (SAT-4).
    pub fn raised(self) -> Option<Self> {
        Self::new(self.0 + 1)
    }

    pub const fn name(self, lang: Lang) -> &'static str {
        match (self.0, lang) {
            (1, Lang::Zh) => "一级",
            (2, Lang::Zh) => "二级",
            (_, Lang::Zh) => "三级",
            (1, Lang::En) => "Level 1",
            (2, Lang::En) => "Level 2",
            (_, Lang::En) => "Level 3",
        }
    }
}

impl Tier {
    pub const ONE: Self = Self(1);
    pub const TWO: Self = Self(2);
    pub const THREE: Self = Self(3);

    pub fn above(self) -> Option<Self> {
        Self::new(self.0 + 1)
    }

    pub const fn name(self, lang: Lang) -> &'static str {
        match (self.0, lang) {
            (1, Lang::Zh) => "一级受理人",
            (2, Lang::Zh) => "二级受理人",
            (_, Lang::Zh) => "三级受理人",
            (1, Lang::En) => "Tier 1",
            (2, Lang::En) => "Tier 2",
            (_, Lang::En) => "Tier 3",
        }
    }
}

impl Answer {
    /// 1, 2 or 3: solved (SAT-2). 4 and 5 raise the case (SAT-3).
    pub const fn is_solved(self) -> bool {
        self.0 <= 3
    }

    pub const fn name(self, lang: Lang) -> &'static str {
        match (self.0, lang) {
            (1, Lang::Zh) => "非常满意",
            (2, Lang::Zh) => "满意",
            (3, Lang::Zh) => "可理解/接受",
            (4, Lang::Zh) => "不满意",
            (_, Lang::Zh) => "很不满意",
            (1, Lang::En) => "Very satisfied",
            (2, Lang::En) => "Satisfied",
            (3, Lang::En) => "Understandable",
            (4, Lang::En) => "Dissatisfied",
            (_, Lang::En) => "Very dissatisfied",
        }
    }
}
