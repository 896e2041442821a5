//! The journal on a real IndexedDB: appended once, read back as written, overtaken rather than overwritten.

use redress::storage::{
    Appended, Batch, BatchKind, DATABASE_VERSION, Database, ExportMarks, Head, OBJECT_STORES,
};
use wasm_bindgen_test::wasm_bindgen_test;

async fn fresh(name: &str) -> Database {
    rexie::Rexie::delete(name).await.expect("a test database can be deleted");
    Database::open(name).await.expect("the database opens")
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn saved(outcome: Appended) -> Head {
    match outcome {
        Appended::Saved(head) => head,
        Appended::Overtaken(head) => panic!("overtaken at {head:?}"),
    }
}

/// INVARIANT: the database's version never changes, and neither does its list of object stores.
#[wasm_bindgen_test]
async fn the_database_has_version_one_and_the_frozen_object_stores() {
    let name = "test-frozen";
    let database = fresh(name).await;
    let rexie = rexie::Rexie::builder(name).build().await.expect("opens at its own version");
    let mut stores = rexie.store_names();
    stores.sort();
    let mut frozen = OBJECT_STORES.map(str::to_owned).to_vec();
    frozen.sort();
    assert_eq!((rexie.version(), stores), (Ok(DATABASE_VERSION), frozen));
    assert_eq!((DATABASE_VERSION, OBJECT_STORES), (1, ["tail", "segments", "snapshots", "blobs", "meta"]));
    rexie.close();
    database.disconnect();
}

#[wasm_bindgen_test]
async fn what_was_appended_is_read_back_in_order() {
    let database = fresh("test-append").await;
    let first = saved(database.append(Head::default(), &lines(&["一", "two"]), &[]).await.expect("saved"));
    let second =
        saved(database.append(first, &lines(&["three"]), &lines(&["{broken"])).await.expect("saved"));
    let (head, batches) = database.load(Head::default()).await.expect("loads");
    assert_eq!(head, second);
    let read: Vec<(BatchKind, Vec<&str>)> =
        batches.iter().map(|batch| (batch.kind, batch.lines().collect())).collect();
    let expected = vec![
        (BatchKind::Entries, vec!["一", "two"]),
        (BatchKind::Entries, vec!["three"]),
        (BatchKind::Quarantined, vec!["{broken"]),
    ];
    assert_eq!(read, expected);
    let (_, later) = database.load(first).await.expect("loads");
    assert_eq!(later.len(), 2);
}

/// Two tabs: the slower one is told, and nothing of what it wrote is there.
#[wasm_bindgen_test]
async fn a_tab_that_was_overtaken_writes_nothing() {
    let slow = fresh("test-overtaken").await;
    let fast = Database::open("test-overtaken").await.expect("a second connection");
    let head = saved(fast.append(Head::default(), &lines(&["fast"]), &[]).await.expect("saved"));
    let outcome = slow.append(Head::default(), &lines(&["slow"]), &[]).await.expect("answered");
    assert_eq!(outcome, Appended::Overtaken(head));
    let (_, batches) = slow.load(Head::default()).await.expect("loads");
    assert_eq!(batches.iter().flat_map(Batch::lines).collect::<Vec<_>>(), ["fast"]);
}

#[wasm_bindgen_test]
async fn a_dropped_connection_is_opened_anew() {
    let database = fresh("test-reconnect").await;
    let head = saved(database.append(Head::default(), &lines(&["before"]), &[]).await.expect("saved"));
    database.disconnect();
    saved(database.append(head, &lines(&["after"]), &[]).await.expect("saved on a new connection"));
    let (_, batches) = database.load(Head::default()).await.expect("loads");
    assert_eq!(batches.len(), 2);
}

#[wasm_bindgen_test]
async fn a_long_import_is_several_batches_in_one_transaction() {
    let database = fresh("test-long").await;
    let many: Vec<String> = (0..1_300).map(|number| format!("line {number}")).collect();
    let head = saved(database.append(Head::default(), &many, &[]).await.expect("saved"));
    assert_eq!(head.batches, 3);
    let (_, batches) = database.load(Head::default()).await.expect("loads");
    assert_eq!(batches.iter().flat_map(Batch::lines).collect::<Vec<_>>(), many);
}

#[wasm_bindgen_test]
async fn small_things_read_back_as_they_were_written() {
    let database = fresh("test-meta").await;
    assert_eq!(database.meta::<ExportMarks>(ExportMarks::KEY).await, Ok(None));
    let mut marks = ExportMarks::default();
    marks.up_to.insert("SH01".to_owned(), (1 << 53) - 1);
    database.set_meta(ExportMarks::KEY, &marks).await.expect("saved");
    assert_eq!(database.meta(ExportMarks::KEY).await, Ok(Some(marks)));
    database.clear_meta(ExportMarks::KEY).await.expect("cleared");
    assert_eq!(database.meta::<ExportMarks>(ExportMarks::KEY).await, Ok(None));
}
