//! What "solved at the counter" still lacks: said before anything is written, in the words of the form.

use redress_core::complaint::Field;
use redress_core::wording::Lang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    Fields(Vec<Field>),
    HeardOut,
    Remedy,
    Amount,
    WhatWasDone,
    Answer,
    Shown,
}

impl Gap {
    pub fn sentence(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Fields(fields) => return fields_missing(fields, lang),
            Self::HeardOut => ("请先勾选“听客户讲完”。", "First tick “heard the customer out”."),
            Self::Remedy => ("请至少选一种处理方式。", "Choose at least one remedy."),
            Self::Amount => ("金额请写成 30 或 30.50。", "Write the amount as 30 or 30.50."),
            Self::WhatWasDone => ("请写下当场做了什么。", "Write down what was done."),
            Self::Answer => ("请选客户的回答：1、2 或 3。", "Choose the customer's answer: 1, 2 or 3."),
            Self::Shown => ("请选客户的回答有什么为证。", "Choose what shows the customer's answer."),
        };
        match lang {
            Lang::Zh => format!("{zh}填好的内容还在。"),
            Lang::En => format!("{en} What you filled in is kept."),
        }
    }

    /// The control to go to.
    pub fn place(&self) -> &'static str {
        match self {
            Self::Fields(_) => "register-save",
            Self::HeardOut => "register-check-points",
            Self::Remedy => "register-remedies",
            Self::Amount => "register-amount",
            Self::WhatWasDone => "register-done",
            Self::Answer => "register-answer",
            Self::Shown => "register-shown",
        }
    }
}

fn fields_missing(fields: &[Field], lang: Lang) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.name(lang)).collect();
    match lang {
        Lang::Zh => format!("当场解决也要有完整的登记，还差：{}。填好的内容还在。", names.join("、")),
        Lang::En => format!(
            "A case solved on the spot needs a full form too. Still missing: {}. What you filled in is kept.",
            names.join(", ")
        ),
    }
}
