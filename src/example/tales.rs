//! The example's cases as a table: what was said, and what people did about it, when. Names and numbers are made up.

use super::people::{CHEN, LIN, LIU, SUN, WANG, ZHOU};
use redress_core::complaint::{Field, Remedy};

pub struct Tale {
    /// Month, day and time in China, of the example's year.
    pub received: &'static str,
    /// Who registered it, and handles it.
    pub by: &'static str,
    /// 0 while nobody has confirmed a level.
    pub level: u8,
    /// The customer was there: registering was the first contact.
    pub heard: bool,
    pub form: &'static [(Field, &'static str)],
    pub steps: &'static [Step],
}

/// When, who, what.
pub struct Step(pub &'static str, pub &'static str, pub Deed);

pub enum Deed {
    Missed,
    Reached(&'static str),
    Promised(&'static str, &'static str),
    HandOver,
    Take,
    Report(&'static str),
    Guide(&'static str),
    /// In fen.
    Propose(u64, &'static [Remedy], &'static str),
    Tell,
    /// With the date agreed for the result, if there is one.
    Accept(Option<&'static str>),
    Carry(u64, &'static [Remedy], &'static str),
    TellResult,
    Answer(u8, &'static str),
    Review,
    Sum(&'static str),
    Archive,
}

use Deed::{
    Accept, Answer, Archive, Carry, Guide, HandOver, Missed, Promised, Propose, Reached, Report, Review, Sum, Take, Tell,
    TellResult,
};
use Field::{
    Channel, Company, Emotion, Happened, Kind, Name, Phone, Product, ProductCode, PurchaseDate, Severity, Store, Topic,
    Voucher, Wanted,
};

pub const TALES: &[Tale] = &[
    // The weekly contact is overdue: the shoe is at the factory, and nobody has called since.
    Tale {
        received: "11-06 15:10",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "周敏"), (Phone, "13800005511"),
            (Product, "女士休闲皮鞋"), (ProductCode, "5815"), (PurchaseDate, "2026-09-12"), (Voucher, "XH-0912-031"),
            (Topic, "product_quality"), (Emotion, "upset"), (Severity, "general"),
            (Happened, "右脚鞋底开胶，已经修过一次，两周后又开"), (Wanted, "彻底修好，修不好就换"),
        ],
        steps: &[
            Step("11-06 15:40", CHEN, Propose(6_000, &[Remedy::Repair], "寄回工厂重新压底，三周内取回")),
            Step("11-06 15:45", CHEN, Tell),
            Step("11-06 15:50", CHEN, Accept(Some("11-27"))),
            Step("11-13 10:20", CHEN, Reached("告诉客户鞋已到工厂，客户表示可以等")),
        ],
    },
    // To be handed over within the half hour.
    Tale {
        received: "11-23 14:40",
        by: CHEN,
        level: 2,
        heard: false,
        form: &[
            (Kind, "franchisee"), (Channel, "phone"), (Store, "SZ02"), (Name, "李先生"), (Phone, "13800007702"),
            (Company, "苏州园区店"), (Product, "男士运动鞋"), (ProductCode, "7230"),
            (Topic, "goods_received"), (Emotion, "upset"), (Severity, "important"),
            (Happened, "新款到货 12 双，左右脚全部有色差"), (Wanted, "整批换货，周末前上架"),
        ],
        steps: &[Step("11-23 15:05", CHEN, Reached("核对了到货单和照片，12 双都有色差"))],
    },
    // Promised for this afternoon.
    Tale {
        received: "11-19 11:30",
        by: CHEN,
        level: 1,
        heard: false,
        form: &[
            (Kind, "consumer"), (Channel, "wechat"), (Store, "SH01"), (Name, "吴女士"), (Phone, "13800001604"),
            (Product, "儿童雨靴"), (ProductCode, "3308"), (Voucher, "XH-1115-007"), (Topic, "after_sales"),
            (Emotion, "calm"), (Happened, "买小一码，想换 31 码，店里缺货"), (Wanted, "换 31 码"),
        ],
        steps: &[Step("11-19 13:05", CHEN, Promised("11-23 16:10", "周一下午告诉客户调货结果"))],
    },
    // The first contact is due at closing time today.
    Tale {
        received: "11-20 16:20",
        by: CHEN,
        level: 0,
        heard: false,
        form: &[
            (Kind, "consumer"), (Channel, "hotline"), (Store, "SH01"), (Name, "王女士"), (Phone, "13800002046"),
            (Product, "短靴"), (Topic, "after_sales"), (Emotion, "angry"), (Severity, "important"),
            (Happened, "退货七天，退款还没到账"), (Wanted, "今天就退款"),
        ],
        steps: &[Step("11-20 16:40", CHEN, Missed)],
    },
    // The answer is still to be asked for: a colleague's.
    Tale {
        received: "11-17 10:05",
        by: WANG,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "郑先生"), (Phone, "13800009020"),
            (Product, "登山鞋"), (ProductCode, "9106"), (Topic, "product_quality"), (Emotion, "calm"),
            (Happened, "鞋带扣断裂"), (Wanted, "换一个扣"),
        ],
        steps: &[
            Step("11-17 10:30", WANG, Propose(1_500, &[Remedy::Repair], "调配件，三天内换好")),
            Step("11-17 10:32", WANG, Tell),
            Step("11-17 10:35", WANG, Accept(None)),
            Step("11-20 14:50", WANG, Carry(1_200, &[Remedy::Repair], "配件到店，已换好")),
            Step("11-20 15:00", WANG, TellResult),
        ],
    },
    // Waits for the supervisor's review.
    Tale {
        received: "11-16 16:45",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "赵先生"), (Phone, "13800003318"),
            (Product, "男士正装皮鞋"), (ProductCode, "6121"), (Topic, "product_quality"), (Emotion, "upset"),
            (Happened, "鞋跟开裂，穿了不到一个月"), (Wanted, "维修或换新"),
        ],
        steps: &[
            Step("11-17 11:00", CHEN, Propose(4_500, &[Remedy::Repair, Remedy::Apology], "返厂换跟，五天取回")),
            Step("11-17 11:10", CHEN, Tell),
            Step("11-17 11:12", CHEN, Accept(None)),
            Step("11-19 15:00", CHEN, Carry(4_500, &[Remedy::Repair, Remedy::Apology], "换跟完成，客户已取鞋")),
            Step("11-19 15:05", CHEN, TellResult),
            Step("11-20 10:10", CHEN, Answer(2, "")),
        ],
    },
    // Level 3: the authority's hotline. The special report is due.
    Tale {
        received: "11-23 11:20",
        by: CHEN,
        level: 3,
        heard: false,
        form: &[
            (Kind, "consumer"), (Channel, "12315"), (Store, "SH01"), (Name, "何先生"), (Phone, "13800006677"),
            (Product, "老人防滑鞋"), (ProductCode, "2204"), (Topic, "product_quality"), (Emotion, "angry"),
            (Severity, "urgent"), (Happened, "老人穿鞋滑倒，认为防滑宣传不实，已向 12315 投诉"), (Wanted, "书面说明，承担医药费"),
        ],
        steps: &[
            Step("11-23 11:50", CHEN, Reached("说明会由上级专人处理，客户留了病历照片")),
            Step("11-23 12:10", CHEN, HandOver),
            Step("11-23 12:40", LIU, Take),
        ],
    },
    // The customer is still very dissatisfied at level 3: the meeting decides.
    Tale {
        received: "11-03 09:40",
        by: WANG,
        level: 3,
        heard: false,
        form: &[
            (Kind, "franchisee"), (Channel, "email"), (Store, "SZ02"), (Name, "沈店长"), (Phone, "13800008090"),
            (Company, "苏州园区店"), (Topic, "policy"), (Emotion, "angry"), (Severity, "important"),
            (Happened, "季末退货被拒，认为与合同约定不符"), (Wanted, "按合同退回 86 双"),
        ],
        steps: &[
            Step("11-03 10:15", WANG, Reached("请对方补发合同和退货单")),
            Step("11-03 10:30", WANG, HandOver),
            Step("11-03 11:00", ZHOU, Take),
            Step("11-03 14:20", ZHOU, Report("合同第 9 条与本季通知不一致，涉及 86 双")),
            Step("11-04 09:30", SUN, Guide("先按合同核对批次，别再让对方跑一趟")),
            Step("11-05 10:00", ZHOU, Propose(90_000, &[Remedy::Explanation, Remedy::Compensation], "退 40 双，其余给展示补贴")),
            Step("11-05 10:40", ZHOU, Tell),
            Step("11-06 09:20", ZHOU, Accept(None)),
            Step("11-13 16:00", ZHOU, Carry(90_000, &[Remedy::Explanation, Remedy::Compensation], "40 双已入库，补贴已付")),
            Step("11-13 16:20", ZHOU, TellResult),
            Step("11-20 16:05", ZHOU, Answer(5, "仍要求按合同全部退回")),
        ],
    },
    // A second form: the first answer was a 4. Tier 2 has not taken it yet.
    Tale {
        received: "11-18 18:20",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "孙女士"), (Phone, "13800004412"),
            (Product, "女士单鞋"), (ProductCode, "5502"), (Topic, "service_attitude"), (Emotion, "upset"),
            (Happened, "试鞋时店员催促，态度冷淡"), (Wanted, "道歉"),
        ],
        steps: &[
            Step("11-18 18:40", CHEN, Propose(0, &[Remedy::Apology], "店长当面道歉")),
            Step("11-18 18:41", CHEN, Tell),
            Step("11-18 18:42", CHEN, Accept(None)),
            Step("11-20 17:20", CHEN, Carry(0, &[Remedy::Apology], "店长已电话道歉")),
            Step("11-20 17:30", CHEN, TellResult),
            Step("11-23 13:30", WANG, Answer(4, "道歉太敷衍，要求当面说明改进办法")),
        ],
    },
    // Waits for the customer's yes.
    Tale {
        received: "11-19 17:10",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "phone"), (Store, "SH01"), (Name, "冯女士"), (Phone, "13800001177"),
            (Product, "童鞋"), (ProductCode, "3120"), (Topic, "price"), (Emotion, "calm"),
            (Happened, "买后三天降价 60 元"), (Wanted, "补差价"),
        ],
        steps: &[
            Step("11-20 10:30", CHEN, Propose(6_000, &[Remedy::Voucher], "补 60 元代金券")),
            Step("11-20 10:50", CHEN, Tell),
        ],
    },
    // Tier 2 looks into it.
    Tale {
        received: "11-20 10:00",
        by: WANG,
        level: 2,
        heard: false,
        form: &[
            (Kind, "consumer"), (Channel, "mini_program"), (Store, "SH01"), (Name, "钱先生"), (Phone, "13800005230"),
            (Product, "跑步鞋"), (ProductCode, "7230"), (Voucher, "MP-88120"), (Topic, "product_quality"), (Emotion, "upset"),
            (Happened, "同款第二双仍然掉色，染了浅色袜子"), (Wanted, "退款并赔袜子"),
        ],
        steps: &[
            Step("11-20 10:40", WANG, Reached("客户发来两次的照片")),
            Step("11-20 10:55", WANG, HandOver),
            Step("11-20 13:30", LIU, Take),
        ],
    },
    // Closed; the owner still sums it up.
    Tale {
        received: "11-12 12:15",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "蒋女士"), (Phone, "13800007841"),
            (Product, "马丁靴"), (ProductCode, "5120"), (Topic, "after_sales"), (Emotion, "calm"),
            (Happened, "送修超过约定两天没有通知"), (Wanted, "以后提前说"),
        ],
        steps: &[
            Step("11-12 12:30", CHEN, Propose(2_000, &[Remedy::Apology, Remedy::Voucher], "道歉并送保养券")),
            Step("11-12 12:31", CHEN, Tell),
            Step("11-12 12:33", CHEN, Accept(None)),
            Step("11-13 11:00", CHEN, Carry(2_000, &[Remedy::Apology, Remedy::Voucher], "券已发到客户手机")),
            Step("11-13 11:05", CHEN, TellResult),
            Step("11-16 10:00", CHEN, Answer(1, "")),
            Step("11-23 09:40", LIU, Review),
        ],
    },
    // Summed up; the clerk archives it.
    Tale {
        received: "11-11 13:25",
        by: WANG,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "韩先生"), (Phone, "13800002903"),
            (Product, "板鞋"), (ProductCode, "8040"), (Topic, "product_quality"), (Emotion, "calm"),
            (Happened, "鞋垫移位磨脚"), (Wanted, "换鞋垫"),
        ],
        steps: &[
            Step("11-11 13:30", WANG, Propose(800, &[Remedy::Exchange], "当场换鞋垫")),
            Step("11-11 13:31", WANG, Tell),
            Step("11-11 13:32", WANG, Accept(None)),
            Step("11-11 13:40", WANG, Carry(800, &[Remedy::Exchange], "已换鞋垫")),
            Step("11-11 13:41", WANG, TellResult),
            Step("11-11 13:42", WANG, Answer(1, "")),
            Step("11-12 09:50", LIU, Review),
            Step("11-23 10:30", WANG, Sum("鞋垫背胶不足，已反馈采购")),
        ],
    },
    // In the archive.
    Tale {
        received: "11-02 14:00",
        by: CHEN,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "in_store"), (Store, "SH01"), (Name, "唐女士"), (Phone, "13800006150"),
            (Product, "女士休闲皮鞋"), (ProductCode, "5815"), (Topic, "product_quality"), (Emotion, "upset"),
            (Happened, "新鞋鞋面有划痕"), (Wanted, "换新"),
        ],
        steps: &[
            Step("11-02 14:10", CHEN, Propose(0, &[Remedy::Exchange], "换同款新鞋")),
            Step("11-02 14:11", CHEN, Tell),
            Step("11-02 14:12", CHEN, Accept(None)),
            Step("11-02 14:20", CHEN, Carry(0, &[Remedy::Exchange], "已换新鞋")),
            Step("11-02 14:21", CHEN, TellResult),
            Step("11-02 14:22", CHEN, Answer(1, "")),
            Step("11-03 09:30", LIU, Review),
            Step("11-03 11:00", CHEN, Sum("出样鞋混入库存，已隔离")),
            Step("11-04 10:00", LIN, Archive),
        ],
    },
    Tale {
        received: "10-27 11:30",
        by: WANG,
        level: 1,
        heard: true,
        form: &[
            (Kind, "consumer"), (Channel, "phone"), (Store, "SH01"), (Name, "许先生"), (Phone, "13800003786"),
            (Product, "登山鞋"), (ProductCode, "9106"), (Topic, "after_sales"), (Emotion, "calm"),
            (Happened, "会员积分没有到账"), (Wanted, "补积分"),
        ],
        steps: &[
            Step("10-27 11:40", WANG, Propose(0, &[Remedy::Explanation, Remedy::Redo], "补录积分")),
            Step("10-27 11:41", WANG, Tell),
            Step("10-27 11:42", WANG, Accept(None)),
            Step("10-28 10:00", WANG, Carry(0, &[Remedy::Redo], "积分已补")),
            Step("10-28 10:05", WANG, TellResult),
            Step("10-28 10:06", WANG, Answer(2, "")),
            Step("10-29 09:30", ZHOU, Review),
            Step("10-29 15:00", WANG, Sum("收银漏扫会员码，已提醒")),
            Step("10-30 10:00", LIN, Archive),
        ],
    },
];
