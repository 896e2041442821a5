//! An old ledger becomes record entries and counts in the weekly report: extracts of a public ledger, and small
//! ledgers of our own for every refusal. The counts are taken from the CSV a second time, by a counter of this file's own.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn redress(args: &[&str]) -> Output {
    // The device's own zone must not matter.
    Command::new(env!("CARGO_BIN_EXE_redress")).args(args).env("TZ", "America/New_York").output().unwrap()
}

fn answer(args: &[&str]) -> Value {
    let output = redress(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn fault(args: &[&str]) -> String {
    let output = redress(args);
    assert!(!output.status.success(), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A directory of one test, empty at its start.
struct Desk(PathBuf);

impl Desk {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }
}

fn extract(name: &str) -> String {
    format!("{}/../../tests/ledgers/{name}", env!("CARGO_MANIFEST_DIR"))
}

// ---- the public ledger ----

/// The counter of its own: no CSV crate, no calendar of ours. Records by quotation marks, weeks by counting days.
mod counter {
    use std::collections::BTreeMap;

    pub fn records(text: &str) -> Vec<Vec<String>> {
        let (mut records, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => field.push(chars.next().unwrap()),
                '"' => quoted = !quoted,
                ',' if !quoted => record.push(std::mem::take(&mut field)),
                '\r' if !quoted => {}
                '\n' if !quoted => {
                    record.push(std::mem::take(&mut field));
                    records.push(std::mem::take(&mut record));
                }
                other => field.push(other),
            }
        }
        assert!(record.is_empty() && field.is_empty(), "the extract ends with a line feed");
        records
    }

    /// Days since Monday, 1 January 1900, of `month/day/year`.
    pub fn day_number(text: &str) -> u32 {
        let parts: Vec<u32> = text.split('/').map(|part| part.parse().unwrap()).collect();
        let (month, day, year) = (parts[0], parts[1], parts[2]);
        let is_leap =
            |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let years: u32 = (1900..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
        let february = if is_leap(year) { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        years + lengths[..month as usize - 1].iter().sum::<u32>() + day - 1
    }

    /// Rows by the Monday that begins the week they were received in.
    pub fn by_week(records: &[Vec<String>]) -> BTreeMap<u32, Vec<&Vec<String>>> {
        let mut weeks: BTreeMap<u32, Vec<&Vec<String>>> = BTreeMap::new();
        for record in &records[1..] {
            weeks.entry(day_number(&record[0]) / 7).or_default().push(record);
        }
        weeks
    }
}

/// Three weeks with their Mondays as the ledger writes dates.
type Weeks = [(&'static str, &'static str); 3];

/// Extracts and their maps.
const LEDGERS: [(&str, &str, Weeks); 2] = [
    (
        "cfpb-without-id.csv",
        "cfpb-without-id.toml",
        [("2016-W03", "1/18/2016"), ("2016-W04", "1/25/2016"), ("2016-W05", "2/1/2016")],
    ),
    (
        "cfpb-with-id.csv",
        "cfpb-with-id.toml",
        [("2014-W11", "3/10/2014"), ("2016-W27", "7/4/2016"), ("2017-W03", "1/16/2017")],
    ),
];

#[test]
fn every_row_is_a_case_and_counts_in_its_week() {
    let desk = Desk::new("public");
    for (csv, map, weeks) in LEDGERS {
        let text = std::fs::read_to_string(extract(csv)).unwrap();
        let records = counter::records(&text);
        let (rows, header) = (records.len() - 1, &records[0]);
        let column = |name: &str| header.iter().position(|column| column == name).unwrap();
        let (via, timely) = (column("Submitted via"), column("Timely response?"));

        let out = desk.path(&format!("{csv}.jsonl"));
        let account = answer(&["ledger", &extract(csv), "--map", &extract(map), "-o", &out, "--json"]);
        assert_eq!(
            (account["rows"].as_u64(), account["new"].as_u64()),
            (Some(rows as u64), Some(rows as u64))
        );
        assert_eq!(account["refused"], Value::Array(Vec::new()));

        let by_week = counter::by_week(&records);
        for (week, monday) in weeks {
            let received = &by_week[&(counter::day_number(monday) / 7)];
            let count =
                |column: usize, value: &str| received.iter().filter(|row| row[column] == value).count();
            let report = answer(&["report", "weekly", &out, "--week", week, "--json"]);

            assert_eq!(number(&report["total"]["received"]), received.len(), "{csv} {week}");
            let group = |key: &str| {
                let groups = report["by"]["channel"].as_array().unwrap();
                groups.iter().find(|group| group["key"] == key).map_or(0, |group| number(&group["received"]))
            };
            for (theirs, ours) in
                [("Web", "website_chat"), ("Phone", "phone"), ("Postal mail", "letter"), ("Referral", "")]
            {
                assert_eq!(group(ours), count(via, theirs), "{csv} {week} {theirs}");
            }
            let first_response = &report["first_response"];
            let answered = (number(&first_response["kept"]), number(&first_response["missed"]));
            assert_eq!(answered, (count(timely, "Yes"), count(timely, "No")), "{csv} {week}");
        }
    }
}

/// A figure, which must equal the cases it opens to.
fn number(figure: &Value) -> usize {
    let count = figure["count"].as_u64().unwrap() as usize;
    assert_eq!(figure["cases"].as_array().unwrap().len(), count);
    count
}

#[test]
fn the_years_weeks_add_up_to_all_rows() {
    let desk = Desk::new("sum");
    let (csv, map, _) = LEDGERS[0];
    let out = desk.path("out.jsonl");
    answer(&["ledger", &extract(csv), "--map", &extract(map), "-o", &out, "--json"]);
    let records = counter::records(&std::fs::read_to_string(extract(csv)).unwrap());
    let [first, last] = ["1/4/2016", "12/26/2016"].map(|monday| counter::day_number(monday) / 7);
    let in_2016: usize = counter::by_week(&records).range(first..=last).map(|(_, rows)| rows.len()).sum();
    let weeks = (1..=52).map(|week| format!("2016-W{week:02}"));
    let sum: usize = weeks
        .map(|week| {
            number(&answer(&["report", "weekly", &out, "--week", &week, "--json"])["total"]["received"])
        })
        .sum();
    assert!(in_2016 > 30);
    assert_eq!(sum, in_2016);
}

#[test]
fn running_twice_writes_the_same_bytes_and_importing_twice_adds_nothing() {
    let desk = Desk::new("twice");
    for (csv, map, [(week, _), ..]) in LEDGERS {
        let [first, second, third] = ["a.jsonl", "b.jsonl", "c.jsonl"].map(|name| desk.path(name));
        let (csv, map) = (extract(csv), extract(map));
        answer(&["ledger", &csv, "--map", &map, "-o", &first, "--json"]);
        answer(&["ledger", &csv, "--map", &map, "-o", &second, "--json"]);
        assert_eq!(desk.bytes("a.jsonl"), desk.bytes("b.jsonl"));

        let account = answer(&["ledger", &csv, "--map", &map, "-o", &third, "--since", &first, "--json"]);
        assert_eq!((account["new"].as_u64(), account["known"].as_u64()), (Some(0), Some(50)));
        assert_eq!(desk.bytes("a.jsonl"), desk.bytes("c.jsonl"));

        let once = answer(&["report", "weekly", &first, "--week", week, "--json"]);
        let twice = answer(&["report", "weekly", &first, &second, "--week", week, "--json"]);
        assert_eq!(once, twice);
    }
}

// ---- small ledgers of our own ----

const MAP: &str = r#"
format = 1
source = "old-desk"
chain = "shoes"
lane = "SH01"
salt = "sixteen letters or more"
[key]
columns = ["编号"]
[dates]
format = "%Y-%m-%d %H:%M"
offset = "+08:00"
[columns]
received_at = "受理时间"
closed_at = "结案时间"
channel = "渠道"
level = "等级"
answer = "满意度"
name = "客户"
happened = { columns = ["经过", "备注"], join = "；" }
kind = { constant = "consumer" }
purchase_date = { column = "购买日期", format = "%Y/%m/%d" }
[values.channel]
"电话" = "phone"
"到店" = "in_store"
[values.level]
"普通" = "1"
"较为严重" = "2"
"#;

const HEADER: &str = "编号,受理时间,结案时间,渠道,等级,满意度,客户,经过,备注,购买日期\n";

fn run(desk: &Desk, map: &str, rows: &str, out: &str, more: &[&str]) -> Value {
    let (map, csv) = (desk.put("map.toml", map), desk.put("ledger.csv", format!("{HEADER}{rows}")));
    let out = desk.path(out);
    let mut args = vec!["ledger", &csv, "--map", &map, "-o", &out, "--json"];
    args.extend(more);
    answer(&args)
}

#[test]
fn a_row_that_does_not_read_is_refused_with_its_line_and_reason() {
    let desk = Desk::new("refused");
    let table = [
        ("7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,2026/11/01", ""),
        ("8,2026-11-17 10:00,,电话,普通,,王,鞋底开裂", "8 fields where the header has 10"),
        ("9,2026-11-17 10:00,,电话,普通,,王,鞋底,开裂,2026/11/01,x", "11 fields where the header has 10"),
        (",2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,", "the key is blank"),
        ("11,,,电话,普通,,王,鞋底开裂,,", "received_at is blank"),
        ("12,17.11.2026,,电话,普通,,王,鞋底开裂,,", "received_at: “17.11.2026” is not a date"),
        ("13,0026-11-17 10:00,,电话,普通,,王,鞋底开裂,,", "the year 26"),
        ("14,2026-02-30 10:00,,电话,普通,,王,鞋底开裂,,", "not a date"),
        (
            "15,2026-11-17 10:00,2026-11-16 10:00,电话,普通,,王,鞋底开裂,,",
            "closed_at lies before received_at",
        ),
        ("16,2026-11-17 10:00,,传真,普通,,王,鞋底开裂,,", "channel: the map has no word for “传真”"),
        ("17,2026-11-17 10:00,,电话,普通,6,王,鞋底开裂,,", "answer: the map has no word for “6”"),
        (
            "18,2026-11-17 10:00,,电话,普通,,王,\"鞋底\n开裂\",,2026-11-01",
            "purchase_date: “2026-11-01” is not a date",
        ),
        ("19,2026-11-17 10:00,,电话,普通,,王,\"鞋底开裂,,", "a quotation mark opens here and never closes"),
    ];
    let rows: String = table.map(|(row, _)| format!("{row}\n")).concat();
    let account = run(&desk, MAP, &rows, "out.jsonl", &[]);
    let refused = account["refused"].as_array().unwrap();
    assert_eq!((account["rows"].as_u64(), account["new"].as_u64()), (Some(13), Some(1)));
    let reasons: BTreeMap<u64, &str> =
        refused.iter().map(|row| (row["row"].as_u64().unwrap(), row["reason"].as_str().unwrap())).collect();
    for (index, (row, reason)) in table.iter().enumerate().skip(1) {
        let told = reasons[&(index as u64 + 1)];
        assert!(told.contains(reason), "{row}: {told}");
    }
    // The row with a line break in it moves the lines below it on.
    let lines: Vec<u64> = refused.iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15]);
}

#[test]
fn the_record_holds_what_the_row_says_and_names_stand_in_the_personal_part() {
    let desk = Desk::new("record");
    let row = "7,2026-11-17 10:00,2026-11-19 15:30,到店,较为严重,2,王小姐,鞋底开裂,有照片,2026/11/01\n";
    run(&desk, MAP, row, "out.jsonl", &[]);
    let file = String::from_utf8(desk.bytes("out.jsonl")).unwrap();
    let line: Value = serde_json::from_str(file.lines().nth(1).unwrap()).unwrap();
    let event = &line["event"];
    let writer = serde_json::json!({"device": "import:old-desk", "incarnation": 0, "lane": "SH01", "seq": 1});
    assert_eq!((event["kind"].as_str(), &event["writer"]), (Some("case_imported"), &writer));
    assert_eq!(
        (&event["occurred_at"], &event["recorded_at"]),
        (&event["body"]["received_at"], &event["body"]["received_at"])
    );
    let body = serde_json::json!({
        "source": "old-desk", "source_key": "7", "number": "7",
        "received_at": "2026-11-17T02:00:00.000Z", "closed_at": "2026-11-19T07:30:00.000Z",
        "level": 2, "answer": 2,
        "fields": {"kind": "consumer", "channel": "in_store", "purchase_date": "2026-11-01", "name": "§", "happened": "§"},
    });
    assert_eq!(event["body"], body);
    assert_eq!(
        line["personal"]["values"],
        serde_json::json!({"name": "王小姐", "happened": "鞋底开裂；有照片"})
    );
}

#[test]
fn a_changed_row_is_a_correction_and_the_report_follows_it() {
    let desk = Desk::new("changed");
    let map = MAP.replace("[columns]\n", "[columns]\nstill_open = { blank = \"结案时间\" }\n");
    let open = "7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,\n8,2026-11-17 11:00,,电话,普通,,李,脱线,,\n";
    let first = run(&desk, &map, open, "first.jsonl", &[]);
    assert_eq!(first["entries"].as_u64(), Some(2));

    // A new row has come in above the others, as ledgers with the newest on top have it.
    let closed = "9,2026-11-18 09:00,,到店,普通,,张,色差,,\n\
        7,2026-11-17 10:00,2026-11-19 09:00,电话,较为严重,4,王,鞋底与鞋面开裂,,\n8,2026-11-17 11:00,,电话,普通,,李,脱线,,\n";
    let since = desk.path("first.jsonl");
    let second = run(&desk, &map, closed, "second.jsonl", &["--since", &since]);
    let outcome = ["rows", "new", "known", "corrected", "entries"].map(|name| second[name].as_u64().unwrap());
    assert_eq!(outcome, [3, 1, 1, 1, 4]);
    // No two entries claim one place in the writer's lane: that would look like a cloned device.
    assert_eq!(places(&desk.bytes("second.jsonl")), [1, 2, 4, 5]);
    let third = run(&desk, &map, closed, "third.jsonl", &["--since", &desk.path("second.jsonl")]);
    assert_eq!((third["known"].as_u64(), third["entries"].as_u64()), (Some(3), Some(4)));
    assert_eq!(desk.bytes("second.jsonl"), desk.bytes("third.jsonl"));

    let both = [desk.path("first.jsonl"), desk.path("second.jsonl")];
    let report = answer(&[
        "report",
        "weekly",
        &both[0],
        &both[1],
        "--week",
        "2026-W47",
        "--at",
        "2026-11-23 00:00",
        "--json",
    ]);
    let cases = |figure: &Value| figure["cases"].clone();
    assert_eq!(cases(&report["total"]["received"]), serde_json::json!(["7", "8", "9"]));
    assert_eq!(cases(&report["total"]["closed"]), serde_json::json!(["7"]));
    assert_eq!(cases(&report["total"]["open"]), serde_json::json!(["8", "9"]));
    assert_eq!(cases(&report["satisfaction"]["answers"]["4"]), serde_json::json!(["7"]));
}

#[test]
fn what_was_erased_is_not_brought_back() {
    let desk = Desk::new("erased");
    let row = |level: &str| format!("7,2026-11-17 10:00,,电话,{level},,王,鞋底开裂,,\n");
    run(&desk, MAP, &row("普通"), "first.jsonl", &[]);
    let file = String::from_utf8(desk.bytes("first.jsonl")).unwrap();
    let erased = |line: &str| match line.find(",\"personal\":{\"salt\"") {
        Some(end) => format!("{}}}\n", &line[..end]),
        None => format!("{line}\n"),
    };
    let since = desk.put("erased.jsonl", file.lines().map(erased).collect::<String>());
    let known = run(&desk, MAP, &row("普通"), "second.jsonl", &["--since", &since]);
    assert_eq!(known["known"].as_u64(), Some(1));
    let corrected = run(&desk, MAP, &row("较为严重"), "third.jsonl", &["--since", &since]);
    assert_eq!(corrected["corrected"].as_u64(), Some(1));
    assert!(!String::from_utf8(desk.bytes("third.jsonl")).unwrap().contains('王'));
}

/// The numbers of the entries in the import's lane.
fn places(file: &[u8]) -> Vec<u64> {
    let lines =
        std::str::from_utf8(file).unwrap().lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut places: Vec<u64> = lines.filter_map(|line| line["event"]["writer"]["seq"].as_u64()).collect();
    places.sort_unstable();
    places
}

#[test]
fn two_rows_of_one_key_are_one_case_and_the_later_corrects_the_earlier() {
    let desk = Desk::new("double");
    let rows = "7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,\n7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,\n\
        7,2026-11-17 10:00,,电话,较为严重,,王,鞋底开裂,,\n";
    let account = run(&desk, MAP, rows, "out.jsonl", &[]);
    let outcome =
        ["rows", "new", "known", "corrected", "entries"].map(|name| account[name].as_u64().unwrap());
    assert_eq!(outcome, [3, 1, 1, 1, 2]);
    let out = desk.path("out.jsonl");
    let report = answer(&["report", "weekly", &out, "--week", "2026-W47", "--json"]);
    assert_eq!(report["by"]["level"][0]["key"], "2");
}

#[test]
fn spreadsheets_of_china_and_byte_order_marks_read() {
    let desk = Desk::new("encoding");
    let text = format!("{HEADER}7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,\n");
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    let gbk = desk.put("gbk.csv", gbk);
    let bom = desk.put("bom.csv", format!("\u{feff}{text}"));
    let map = desk.put("map.toml", MAP);
    let gbk_map = desk.put("gbk.toml", MAP.replace("format = 1", "format = 1\nencoding = \"gbk\""));
    let out = desk.path("out.jsonl");
    let ledger =
        |csv: &str, map: &str| answer(&["ledger", csv, "--map", map, "-o", &out, "--json"])["new"].as_u64();
    assert_eq!(ledger(&bom, &map), Some(1));
    let of_bom = desk.bytes("out.jsonl");
    assert_eq!(ledger(&gbk, &gbk_map), Some(1));
    assert_eq!(desk.bytes("out.jsonl"), of_bom);
    let told = fault(&["ledger", &gbk, "--map", &map, "-o", &out]);
    assert!(told.contains("not UTF-8 at line 1") && told.contains("gbk"), "{told}");
}

#[test]
fn a_map_that_does_not_fit_is_refused_as_a_whole() {
    let desk = Desk::new("maps");
    let csv = desk.put("ledger.csv", format!("{HEADER}7,2026-11-17 10:00,,电话,普通,,王,鞋底开裂,,\n"));
    let map = MAP;
    let table = [
        (map.replace("format = 1", "format = 2"), "format 1, not 2"),
        (map.replace("sixteen letters or more", "short"), "salt"),
        (map.replace("lane = \"SH01\"", "lane = \"chain\""), "lane `chain`"),
        (map.replace("name = \"客户\"", "nmae = \"客户\""), "nothing to fill is called `nmae`"),
        (map.replace("name = \"客户\"", "name = \"顾客\""), "the header has no column `顾客`"),
        (map.replace("received_at = \"受理时间\"\n", ""), "received_at has no column"),
        (map.replace("\"phone\"", "\"telephone\""), "`telephone` is not a code"),
        (map.replace("[values.level]", "[values.topic]"), "values.topic translates what no column fills"),
        (map.replace("name = \"客户\"", "name = { blank = \"客户\" }"), "`blank` is for still_open alone"),
        (map.replace("+08:00", "+8"), "not an offset"),
        (
            map.replace("{ constant = \"consumer\" }", "{ constant = \"consumer\", column = \"客户\" }"),
            "exactly one of",
        ),
        (map.replace("source = \"old-desk\"", "source = \"old-desk\"\nsuorce = \"x\""), "suorce"),
    ];
    for (map, reason) in table {
        let map = desk.put("map.toml", map);
        let told = fault(&["ledger", &csv, "--map", &map, "-o", &desk.path("out.jsonl")]);
        assert!(told.contains(reason), "{reason}: {told}");
        assert!(!desk.0.join("out.jsonl").exists());
    }
}

#[test]
fn the_report_reads_as_text_in_both_languages() {
    let desk = Desk::new("text");
    let row = "7,2026-11-17 10:00,2026-11-19 15:30,到店,较为严重,2,王小姐,鞋底开裂,有照片,2026/11/01\n";
    run(&desk, MAP, row, "out.jsonl", &[]);
    let out = desk.path("out.jsonl");
    let text = |lang: &str| {
        let output = redress(&[
            "report",
            "weekly",
            &out,
            "--week",
            "2026-W47",
            "--at",
            "2026-11-22 20:00",
            "--lang",
            lang,
        ]);
        String::from_utf8(output.stdout).unwrap()
    };
    let (zh, en) = (text("zh"), text("en"));
    for part in ["投诉周报 2026-W47 (2026-11-16 – 2026-11-22)", "合计", "1 (0)", "到店", "二级", "旧台账已结"]
    {
        assert!(zh.contains(part), "{part}\n{zh}");
    }
    for part in ["Weekly complaint report 2026-W47", "Total", "In store", "Level 2", "100.0% (–)"] {
        assert!(en.contains(part), "{part}\n{en}");
    }
}
