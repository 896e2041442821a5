//! What was done: one variant per kind of event, in the past tense. The kinds of this version of the app;
//! any other kind is kept, passed on byte for byte, and shown as "from a newer version".
//!
//! Free text stands in the personal part under `text`, since it may name people.

use super::body::{
    AlertAcknowledged, AnswerRecorded, AppealDecided, Archived, Assigned, CalendarPublished, CaseImported,
    CaseVoided, CasesLinked, CasesUnlinked, ChainDescribed, ComplaintRegistered, ContactLogged,
    DepartmentTaskDone, DepartmentTaskSet, DeviceEnrolled, DocketPlaced, EntryWithdrawn, FindingRecorded,
    FormAmended, HandedOver, HoldBegun, LevelSet, MeetingDecided, OutsideDeadlineMet, OutsideDeadlineSet,
    PersonDescribed, PolicyPublished, Proposal, ReceiptGiven, Reopened, ReportedUnreachable, ResultRecorded,
    ResultTold, ReviewReturned, SolutionAccepted, SolutionProposed, SolutionRefused, StoreDescribed,
    TextOnly,
};
use super::object;
use serde_json::value::RawValue;

macro_rules! acts {
    ($($kind:literal => $variant:ident($body:ty),)+) => {
        /// What was done.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Act {
            $($variant($body),)+
            /// A kind, or a body, that this version does not know. Kept; it has no effect here.
            Newer(String),
        }

        impl Act {
            /// Every kind this version knows.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                    Self::Newer(kind) => kind,
                }
            }

            pub(super) fn from_body(kind: &str, body: &RawValue) -> Result<Self, serde_json::Error> {
                let read = match kind {
                    $($kind => object::from_str::<$body>(body.get()).map(Self::$variant),)+
                    newer => return Ok(Self::Newer(newer.to_owned())),
                };
                match read {
                    Err(error) if is_newer_term(&error) => Ok(Self::Newer(kind.to_owned())),
                    other => other,
                }
            }

            pub(super) fn to_body(&self) -> Result<Box<RawValue>, serde_json::Error> {
                match self {
                    $(Self::$variant(body) => serde_json::value::to_raw_value(body),)+
                    Self::Newer(_) => serde_json::value::to_raw_value(&TextOnly {}),
                }
            }
        }
    };
}

/// A term that is not on our list comes from a newer version; any other misfit is a fault of the line.
fn is_newer_term(error: &serde_json::Error) -> bool {
    error.is_data() && error.to_string().starts_with("unknown variant")
}

acts! {
    // The course of a case.
    "complaint_registered" => ComplaintRegistered(ComplaintRegistered),
    "case_imported" => CaseImported(CaseImported),
    "form_amended" => FormAmended(FormAmended),
    "contact_logged" => ContactLogged(ContactLogged),
    "level_set" => LevelSet(LevelSet),
    "handed_over" => HandedOver(HandedOver),
    "taken" => Taken(TextOnly),
    "assigned" => Assigned(Assigned),
    "special_report_filed" => SpecialReportFiled(TextOnly),
    "guidance_given" => GuidanceGiven(TextOnly),
    "finding_recorded" => FindingRecorded(FindingRecorded),
    "solution_proposed" => SolutionProposed(SolutionProposed),
    "solution_authorised" => SolutionAuthorised(Proposal),
    "solution_told" => SolutionTold(Proposal),
    "solution_accepted" => SolutionAccepted(SolutionAccepted),
    "solution_refused" => SolutionRefused(SolutionRefused),
    "progress_noted" => ProgressNoted(TextOnly),
    "department_task_set" => DepartmentTaskSet(DepartmentTaskSet),
    "department_task_done" => DepartmentTaskDone(DepartmentTaskDone),
    "outside_deadline_set" => OutsideDeadlineSet(OutsideDeadlineSet),
    "outside_deadline_met" => OutsideDeadlineMet(OutsideDeadlineMet),
    "held" => Held(HoldBegun),
    "resumed" => Resumed(TextOnly),
    "result_recorded" => ResultRecorded(ResultRecorded),
    "result_told" => ResultTold(ResultTold),
    "answer_recorded" => AnswerRecorded(AnswerRecorded),
    "reported_unreachable" => ReportedUnreachable(ReportedUnreachable),
    "review_accepted" => ReviewAccepted(TextOnly),
    "review_returned" => ReviewReturned(ReviewReturned),
    "summary_written" => SummaryWritten(TextOnly),
    "archived" => Archived(Archived),
    "reopened" => Reopened(Reopened),
    "appeal_lodged" => AppealLodged(TextOnly),
    "appeal_decided" => AppealDecided(AppealDecided),
    "docket_placed" => DocketPlaced(DocketPlaced),
    "meeting_decided" => MeetingDecided(MeetingDecided),
    "complaint_withdrawn" => ComplaintWithdrawn(TextOnly),
    "case_voided" => CaseVoided(CaseVoided),
    "void_undone" => VoidUndone(TextOnly),
    "cases_linked" => CasesLinked(CasesLinked),
    "cases_unlinked" => CasesUnlinked(CasesUnlinked),
    "note_added" => NoteAdded(TextOnly),
    "thanks_recorded" => ThanksRecorded(TextOnly),
    "alert_acknowledged" => AlertAcknowledged(AlertAcknowledged),
    "entry_withdrawn" => EntryWithdrawn(EntryWithdrawn),
    // The desk: what deadlines and duties rest on.
    "chain_described" => ChainDescribed(ChainDescribed),
    "store_described" => StoreDescribed(StoreDescribed),
    "person_described" => PersonDescribed(PersonDescribed),
    "calendar_published" => CalendarPublished(CalendarPublished),
    "policy_published" => PolicyPublished(PolicyPublished),
    "device_enrolled" => DeviceEnrolled(DeviceEnrolled),
    "receipt_given" => ReceiptGiven(ReceiptGiven),
}

impl Act {
    /// Facts about the desk itself rather than about one case.
    pub const fn is_desk(&self) -> bool {
        matches!(
            self,
            Self::ChainDescribed(_)
                | Self::StoreDescribed(_)
                | Self::PersonDescribed(_)
                | Self::CalendarPublished(_)
                | Self::PolicyPublished(_)
                | Self::DeviceEnrolled(_)
                | Self::ReceiptGiven(_)
        )
    }

    /// Opens a case: its id is the case's id.
    pub const fn opens_case(&self) -> bool {
        matches!(self, Self::ComplaintRegistered(_) | Self::CaseImported(_))
    }

    /// Reserved for head office (states.md, *Who may act*).
    pub const fn needs_head_office(&self) -> bool {
        matches!(
            self,
            Self::DocketPlaced(_)
                | Self::MeetingDecided(_)
                | Self::Archived(_)
                | Self::CalendarPublished(_)
                | Self::PolicyPublished(_)
                | Self::DeviceEnrolled(_)
                | Self::ChainDescribed(_)
        )
    }
}
