//! The fields of the complaint handling form (FORM-1), up to the point where a handler starts work.
//!
//! A field's value is text. Fields that may name a person travel in the personal part of an event,
//! so that they can be erased; the others in its body.

use super::coded::coded;
use std::collections::BTreeMap;

coded!(
    Field {
        Kind = "kind" "投诉类型" "Kind",
        Channel = "channel" "投诉渠道" "Channel",
        Store = "store" "涉及门店" "Store concerned",
        Name = "name" "客户姓名" "Customer's name",
        Phone = "phone" "电话" "Phone",
        Company = "company" "单位" "Company",
        OtherContact = "other_contact" "其他联系方式" "Other contact",
        Agent = "agent" "代理人" "Agent",
        Staff = "staff" "涉及人员" "Staff concerned",
        Department = "department" "涉及部门" "Department concerned",
        Product = "product" "商品" "Product",
        ProductCode = "product_code" "商品编码" "Product code",
        Batch = "batch" "批次" "Batch",
        PurchaseDate = "purchase_date" "购买日期" "Purchase date",
        Voucher = "voucher" "凭证/订单号" "Voucher or order number",
        Happened = "happened" "事情经过" "What happened",
        Wanted = "wanted" "客户诉求" "What the customer wants",
        WantedBy = "wanted_by" "期望完成日期" "Wanted by",
        Emotion = "emotion" "客户情绪" "Emotion",
        Topic = "topic" "投诉主题" "Topic",
        Severity = "severity" "严重程度" "Severity",
        SafetyRisk = "safety_risk" "安全或召回风险" "Safety or recall risk",
        /// In whole yuan.
        WantedAmount = "wanted_amount" "要求金额（元）" "Amount wanted (yuan)",
    }
);

impl Field {
    /// Stands in the body for a value of the personal part, so that erasing the value does not undo the step
    /// that needed it.
    pub const IN_PERSONAL: &'static str = "§";

    /// Whether the value may name a person and therefore stands in the personal part.
    pub const fn is_personal(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Phone
                | Self::Company
                | Self::OtherContact
                | Self::Agent
                | Self::Staff
                | Self::Happened
                | Self::Wanted
        )
    }
}

/// Values by field code. Codes of a newer version are kept as they are.
pub type Fields = BTreeMap<String, String>;

/// What was said, by whom, when, what is wanted: the form as filled in by a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(BTreeMap<Field, String>);

impl Form {
    pub fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Sets a value; blank text removes it.
    pub fn set(&mut self, field: Field, value: impl Into<String>) {
        let value = value.into();
        if value.trim().is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, value);
        }
    }

    pub fn with(mut self, field: Field, value: impl Into<String>) -> Self {
        self.set(field, value);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, value)| (*field, value.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The two halves as they travel: the body's fields, and the personal values.
    pub fn split(&self) -> (Fields, Fields) {
        let (mut open, mut personal) = (Fields::new(), Fields::new());
        for (field, value) in self.iter() {
            let code = field.code().to_owned();
            if field.is_personal() {
                open.insert(code.clone(), Field::IN_PERSONAL.to_owned());
                personal.insert(code, value.to_owned());
            } else {
                open.insert(code, value.to_owned());
            }
        }
        (open, personal)
    }
}
