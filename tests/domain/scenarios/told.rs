//! Every script gives the timeline that people have reviewed and the bundle that lies beside it.
//! `BLESS=1` writes the bundles anew; the timelines are insta's.

use crate::story;
use redress_core::sla::clocks;
use redress_core::wording::{Lang, clock};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios")
}

fn check(name: &str) {
    let script = std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
    let told = story::tell(name, &script);
    let file = folder().join(format!("{name}.jsonl"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &told.bundle).unwrap();
    }
    reviewed("timelines").bind(|| insta::assert_snapshot!(name, told.timeline));
    reviewed("derivations").bind(|| insta::assert_snapshot!(name, derivations(&told)));
    let on_disk = std::fs::read(&file).unwrap_or_default();
    assert!(on_disk == told.bundle, "{} is not what the story writes; BLESS=1 writes it", file.display());
}

fn reviewed(sort: &str) -> insta::Settings {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder().join(sort));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Why each clock is due when it is, line by line, in both languages: a clerk must be able to follow it.
fn derivations(told: &story::Told) -> String {
    let mut out = String::new();
    for lang in [Lang::Zh, Lang::En] {
        for case in &told.cases {
            writeln!(out, "━━ {} ━━", case.number()).unwrap();
            for run in clocks(case, &told.rulebook) {
                writeln!(out, "[{}.{}]", run.round, run.occurrence).unwrap();
                for line in clock::why(&run, &told.rulebook, lang) {
                    out.push_str(format!("  {}  {}", line.text, line.detail).trim_end());
                    out.push('\n');
                }
            }
        }
    }
    out
}

macro_rules! stories {
    ($($test:ident: $name:literal,)+) => {
        $(#[test]
        fn $test() {
            check($name);
        })+

        #[test]
        fn every_script_is_played() {
            let played = [$($name),+];
            for file in std::fs::read_dir(folder()).unwrap() {
                let path = file.unwrap().path();
                if path.is_file() {
                    let name = path.file_stem().unwrap().to_str().unwrap();
                    assert!(played.contains(&name), "no story is called {name}");
                }
            }
        }
    };
}

stories! {
    a_repair_solved_at_level_1: "repair",
    a_short_delivery_reported_by_a_franchisee: "short-delivery",
    rude_service_handed_to_tier_2_and_reviewed_by_tier_3: "rude-service",
    hotline_12315_with_special_report_and_guidance: "hotline-12315",
    answers_4_and_5_up_to_the_general_managers_meeting: "to-the-meeting",
    a_repeat_of_an_archived_case: "repeat-reopened",
    a_customer_who_cannot_be_reached: "unreachable",
    a_rejected_solution_renegotiated: "renegotiated",
    a_complaint_around_a_make_up_saturday: "make-up-saturday",
    a_complaint_over_spring_festival: "spring-festival",
    a_late_first_contact: "late-first-contact",
    two_tablets_on_one_case: "two-tablets",
    an_appeal_granted: "appeal-granted",
    solved_at_the_counter: "at-the-counter",
    a_case_voided_and_undone: "voided",
    an_entry_taken_back: "taken-back",
    held_resumed_and_raised_with_a_task_and_a_date_of_others: "held-and-raised",
}
