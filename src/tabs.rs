//! Several tabs of one desk: a change in one refreshes the others. Correctness is the transaction's business.

use crate::desk::Desk;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Listens to the other tabs of this database for as long as the page lives.
pub fn listen(desk: Desk) {
    let Ok(channel) = BroadcastChannel::new(desk.database().name()) else { return };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
        spawn_local(async move {
            // A failed read shows at the next act, which reads again.
            let _caught_up = desk.catch_up().await;
        });
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    CHANNEL.with(|slot| *slot.borrow_mut() = Some(channel));
}

/// Tells the other tabs that the journal has moved on.
pub fn tell() {
    CHANNEL.with(|slot| {
        if let Some(channel) = slot.borrow().as_ref() {
            let _told = channel.post_message(&"changed".into());
        }
    });
}
