//! The sentences of the exchange: what happened to a file, what was kept of it, and what to do next.
//!
//! Chinese first, English second; the findings themselves are made in `bundle`.

use super::Lang;
use crate::bundle::{
    BadPersonal, Equivocation, FileProblem, Foreign, FormatError, MergeError, QuarantineReason, ReadBackFault,
};
use crate::event::EntryFault;

const MIB: usize = 1 << 20;

impl FormatError {
    pub fn sentence(&self, lang: Lang) -> String {
        let (happened, next) = match lang {
            Lang::Zh => zh_format(self),
            Lang::En => en_format(self),
        };
        match lang {
            Lang::Zh => format!("{happened}。没有导入任何内容，原有记录不变。{next}。"),
            Lang::En => format!("{happened}. Nothing was imported and nothing here has changed. {next}."),
        }
    }
}

fn zh_format(error: &FormatError) -> (String, String) {
    match error {
        FormatError::Empty => {
            ("文件是空的".to_owned(), "如果刚从微信收到，请等下载完成后再打开；否则请对方重新发送".to_owned())
        }
        FormatError::TooLarge { bytes, most } => {
            let happened = format!("文件有 {} MB，超过上限 {} MB", bytes.div_ceil(MIB), most / MIB);
            (happened, "请对方分成几个文件导出".to_owned())
        }
        FormatError::TooManyLines { most } => {
            (format!("文件超过 {most} 行"), "请对方分成几个文件导出".to_owned())
        }
        FormatError::Foreign(kind) => {
            let next = match kind {
                Foreign::Gzip | Foreign::Zip | Foreign::Archive => "如果是压缩包，请先解压，再选择里面的文件",
                Foreign::Utf16 | Foreign::Text => "请对方直接发送导出的原文件，不要打开另存",
                _ => "请选择客诉台导出的文件（通常以 .redress.jsonl 或 .redress.txt 结尾）",
            };
            (format!("这不是客诉台的交换文件：{}", kind.name(Lang::Zh)), next.to_owned())
        }
        FormatError::HeaderUnreadable { line, .. } => (
            format!("第 {line} 行的文件头读不出来：文件可能没有传完，或被表格、文本软件改存过"),
            "请对方直接发送导出的原文件".to_owned(),
        ),
        FormatError::OtherChain { line, theirs, ours } => (
            format!("这个文件属于另一个品牌“{theirs}”（第 {line} 行），本机属于“{ours}”"),
            "请核对文件来源".to_owned(),
        ),
    }
}

fn en_format(error: &FormatError) -> (String, String) {
    match error {
        FormatError::Empty => (
            "The file is empty".to_owned(),
            "If it has just come by WeChat, open it again when the download is complete; otherwise ask for it again"
                .to_owned(),
        ),
        FormatError::TooLarge { bytes, most } => {
            let happened = format!("The file has {} MB; at most {} MB are read", bytes.div_ceil(MIB), most / MIB);
            (happened, "Ask for the export in several files".to_owned())
        }
        FormatError::TooManyLines { most } => {
            (format!("The file has more than {most} lines"), "Ask for the export in several files".to_owned())
        }
        FormatError::Foreign(kind) => {
            let next = match kind {
                Foreign::Gzip | Foreign::Zip | Foreign::Archive => {
                    "If it is an archive, unpack it first and choose the file inside"
                }
                Foreign::Utf16 | Foreign::Text => "Ask for the exported file itself, not opened and saved again",
                _ => "Choose a file exported by Redress (its name usually ends in .redress.jsonl or .redress.txt)",
            };
            (format!("This is not an exchange file of Redress but {}", kind.name(Lang::En)), next.to_owned())
        }
        FormatError::HeaderUnreadable { line, .. } => (
            format!(
                "The header in line {line} cannot be read: the file is incomplete, or a table or text program \
                 saved it anew"
            ),
            "Ask for the exported file itself".to_owned(),
        ),
        FormatError::OtherChain { line, theirs, ours } => (
            format!("This file belongs to another chain, {theirs} (line {line}); this device belongs to {ours}"),
            "Check where it came from".to_owned(),
        ),
    }
}

impl FileProblem {
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => zh_problem(self),
            Lang::En => en_problem(self),
        }
    }
}

fn zh_problem(problem: &FileProblem) -> String {
    match problem {
        FileProblem::Truncated { lines } => {
            format!(
                "文件不完整：读到第 {lines} 条后中断，没有结尾。完好的各条已保留。请对方重新发送完整的文件。"
            )
        }
        FileProblem::LastLineFeedMissing => {
            "文件末尾少了一个换行符。条数和摘要都对得上，各条齐全。一般无需处理；如有疑问请对方重新发送。"
                .to_owned()
        }
        FileProblem::TrailerUnreadable { line } => {
            format!(
                "第 {line} 行的文件结尾读不出来，无法确认文件是否完整。完好的各条已保留。请对方重新发送。"
            )
        }
        FileProblem::WrongCount { line, stated, found } => format!(
            "文件结尾（第 {line} 行）写明 {stated} 条，实有 {found} 条。完好的各条已保留。请对方重新发送。"
        ),
        FileProblem::WrongDigest { line } => {
            format!(
                "文件的摘要（第 {line} 行）对不上：途中有内容被改动。完好的各条已保留。请对方重新发送原文件。"
            )
        }
        FileProblem::SecondTrailer { line } => {
            format!("第 {line} 行又出现一个文件结尾。各条已照常读取。如有疑问请对方重新发送。")
        }
        FileProblem::SecondHeader { line } => {
            format!("从第 {line} 行起是另一个文件，两个文件被接在了一起。两部分都已读取，无需处理。")
        }
        FileProblem::BeforeHeader { line, lines } => {
            format!(
                "文件头之前多出 {lines} 行（从第 {line} 行起）。能读的已读取，其余原样留存。请对方直接发送原文件。"
            )
        }
        FileProblem::AfterTrailer { line, lines } => {
            format!(
                "文件结尾之后多出 {lines} 行（从第 {line} 行起）。能读的已读取，其余原样留存。请对方直接发送原文件。"
            )
        }
    }
}

fn en_problem(problem: &FileProblem) -> String {
    match problem {
        FileProblem::Truncated { lines } => format!(
            "The file is cut short: it breaks off after {lines} lines and has no end. The sound lines were kept. \
             Ask for the whole file again."
        ),
        FileProblem::LastLineFeedMissing => {
            "The last line feed of the file is missing. By count and digest every line is there. Nothing needs to be \
             done; in doubt, ask for the file again."
                .to_owned()
        }
        FileProblem::TrailerUnreadable { line } => format!(
            "The end of the file in line {line} cannot be read, so nobody can tell whether the file is whole. The \
             sound lines were kept. Ask for it again."
        ),
        FileProblem::WrongCount { line, stated, found } => format!(
            "The end of the file (line {line}) counts {stated} lines; there are {found}. The sound lines were kept. \
             Ask for it again."
        ),
        FileProblem::WrongDigest { line } => format!(
            "The digest in line {line} does not fit: something was changed on the way. The sound lines were kept. \
             Ask for the exported file itself."
        ),
        FileProblem::SecondTrailer { line } => format!(
            "Line {line} ends the file a second time. All lines were read. In doubt, ask for the file again."
        ),
        FileProblem::SecondHeader { line } => format!(
            "Another file begins in line {line}: two were joined into one. Both were read; nothing needs to be done."
        ),
        FileProblem::BeforeHeader { line, lines } => format!(
            "{lines} lines stand before the header (from line {line}). What could be read was read, the rest is kept \
             as it is. Ask for the exported file itself."
        ),
        FileProblem::AfterTrailer { line, lines } => format!(
            "{lines} lines stand after the end (from line {line}). What could be read was read, the rest is kept as \
             it is. Ask for the exported file itself."
        ),
    }
}

impl QuarantineReason {
    /// Why the line was set aside and what becomes of it.
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}。原样留存，{}。", self.zh_cause(), self.zh_next()),
            Lang::En => format!("{}. Kept as it is; {}.", self.en_cause(), self.en_next()),
        }
    }

    const fn waits_for_update(&self) -> bool {
        matches!(self, Self::NewerFormat { .. } | Self::NotAnEntry(EntryFault::NotAnEntry(_)))
    }

    fn zh_cause(&self) -> String {
        match self {
            Self::CutOff => "文件在这一行中断".to_owned(),
            Self::NotUtf8 => "不是 UTF-8 文字，可能被改存为 GBK".to_owned(),
            Self::OtherChain(chain) => format!("属于另一个品牌“{chain}”"),
            Self::NewerFormat { version } => format!("文件格式为第 {version} 版，比本程序新"),
            Self::NotAnEntry(fault) => match fault {
                EntryFault::TooLong { most } => format!("超过 {most} 字节"),
                EntryFault::TooDeep { most } => format!("嵌套超过 {most} 层"),
                EntryFault::NotAnEntry(_) => "不是可读的记录".to_owned(),
                EntryFault::IdMismatch => "编号与内容不符，内容被改动过".to_owned(),
                EntryFault::OutOfRange(_) => "有数字超出范围".to_owned(),
                EntryFault::CaseMisplaced(_) => "记录所属的投诉不明".to_owned(),
            },
        }
    }

    const fn zh_next(&self) -> &'static str {
        match self {
            Self::OtherChain(_) => "请核对文件来源",
            _ if self.waits_for_update() => "更新程序后会再次读取；也可请对方重新发送",
            _ => "请对方重新发送原文件",
        }
    }

    fn en_cause(&self) -> String {
        match self {
            Self::CutOff => "The file breaks off in this line".to_owned(),
            Self::NotUtf8 => "Not UTF-8 text; it may have been saved anew as GBK".to_owned(),
            Self::OtherChain(chain) => format!("It belongs to another chain, {chain}"),
            Self::NewerFormat { version } => {
                format!("The file's format is version {version}, newer than this program reads")
            }
            Self::NotAnEntry(fault) => match fault {
                EntryFault::TooLong { most } => format!("Longer than {most} bytes"),
                EntryFault::TooDeep { most } => format!("Nested more than {most} deep"),
                EntryFault::NotAnEntry(_) => "Not an entry that can be read".to_owned(),
                EntryFault::IdMismatch => "The id does not fit the content: it was changed".to_owned(),
                EntryFault::OutOfRange(_) => "A number is out of range".to_owned(),
                EntryFault::CaseMisplaced(_) => "It does not say soundly which case it belongs to".to_owned(),
            },
        }
    }

    const fn en_next(&self) -> &'static str {
        match self {
            Self::OtherChain(_) => "check where it came from",
            _ if self.waits_for_update() => "it is read again after an update; or ask for the file again",
            _ => "ask for the exported file itself",
        }
    }
}

impl BadPersonal {
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => {
                "个人信息与记录不符。记录本身已读取，这部分个人信息不采用。请对方重新发送。".to_owned()
            }
            Lang::En => {
                "The personal part does not fit its entry. The entry was read, this personal part was not \
                         taken. Ask for the file again."
                    .to_owned()
            }
        }
    }
}

impl Equivocation {
    pub fn sentence(&self, lang: Lang) -> String {
        let (device, seq, count) = (&self.writer.device, self.writer.seq, self.ids.len());
        match lang {
            Lang::Zh => format!(
                "设备 {device} 的第 {seq} 条有 {count} 个不同版本：设备可能被复制或恢复过。都已保留。请总部核对这台设备。"
            ),
            Lang::En => format!(
                "Device {device} wrote number {seq} {count} times: it may have been copied or set back. All were kept. \
                 Head office should look into this device."
            ),
        }
    }
}

impl MergeError {
    /// The sentence about the input that is in the way; naming that input is the caller's.
    pub fn sentence(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Nothing, Lang::Zh) => "没有可合并的文件。".to_owned(),
            (Self::Nothing, Lang::En) => "There is nothing to merge.".to_owned(),
            (Self::Unreadable { error, .. }, lang) => error.sentence(lang),
            (Self::NewerFormat { version, .. }, Lang::Zh) => {
                format!("文件格式为第 {version} 版，比本程序新。没有写出任何内容。请先更新程序再合并。")
            }
            (Self::NewerFormat { version, .. }, Lang::En) => format!(
                "The file's format is version {version}, newer than this program writes. Nothing was written. \
                 Update the program before merging."
            ),
        }
    }
}

impl ReadBackFault {
    pub const fn sentence(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => "写出的文件读回后与原记录不一致，不能算已导出。记录都还在本机。请再导出一次。",
            Lang::En => {
                "The file, read back, is not what was to be written, so it does not count as exported. Every entry is \
                 still here. Export again."
            }
        }
    }
}

/// What a sound check shows, and what it cannot show.
pub const fn claims(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "检查能说明：每条记录与其编号相符，从文件写成到现在没有缺行、改动或截断。不能说明：是谁写的；\
             对方是否把该发的都发了；有人改动后重新计算编号和摘要。"
        }
        Lang::En => {
            "What this shows: every entry fits its id, and since the file was written no line was lost, changed or cut \
             off. What it does not show: who wrote it; that its writer left nothing out; that nobody changed it and \
             computed ids and digest anew."
        }
    }
}
