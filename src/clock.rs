//! The ticking `now`. In the example store it stands still and can be moved.

use leptos::prelude::*;
use redress_core::time::{MS_PER_SECOND, Timestamp};
use std::time::Duration;

const TICK: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Debug)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    frozen: bool,
}

impl Clock {
    /// The device's clock, looked at every ten seconds.
    pub fn ticking() -> Self {
        let now = RwSignal::new(Self::device_time());
        set_interval(move || now.set(Self::device_time()), TICK);
        Self { now, frozen: false }
    }

    /// Stands at `at` until moved.
    pub fn frozen(at: Timestamp) -> Self {
        Self { now: RwSignal::new(at), frozen: true }
    }

    pub fn is_frozen(self) -> bool {
        self.frozen
    }

    /// Moves a frozen clock.
    pub fn move_to(self, at: Timestamp) {
        if self.frozen {
            self.now.set(at);
        }
    }

    /// `now`, tracked: what reads it is shown anew at each tick.
    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// `now` at this very moment, for what is being written down.
    pub fn exact(self) -> Timestamp {
        if self.frozen { self.now.get_untracked() } else { Self::device_time() }
    }

    /// What was written down has happened by now: a hold that has just begun is in force on the screen as well. A
    /// frozen clock moves on a little with each act, so that the story keeps its order.
    pub fn acted(self) {
        if self.frozen {
            self.now.update(|now| *now = now.plus_ms(MS_PER_SECOND));
        } else {
            self.now.set(Self::device_time());
        }
    }

    fn device_time() -> Timestamp {
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
        Timestamp::from_ms(js_sys::Date::now() as i64)
    }
}
