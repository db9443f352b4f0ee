//! The border: a panic on our side of it is a defect, and leaves as an ordinary error instead of ending the program.
//!
//! While a guard is up its thread's panics print nothing; their text and place become the error's.

use crate::texts;
use hoc_vm::HocError;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::Once;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static TEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}
static HOOK: Once = Once::new();

/// Runs `work`; what panics becomes an error.
pub fn guard<R>(work: impl FnOnce() -> Result<R, HocError>) -> Result<R, HocError> {
    match catch(work) {
        Ok(result) => result,
        Err(error) => Err(error),
    }
}

/// Runs `work`; a panic becomes the error.
pub fn catch<R>(work: impl FnOnce() -> R) -> Result<R, HocError> {
    HOOK.call_once(hush);
    // One look for the thread's own counter: in a shared library that is a call.
    let outcome = DEPTH.with(|counter| {
        let depth = counter.replace(counter.get() + 1);
        let outcome = catch_unwind(AssertUnwindSafe(work));
        counter.set(depth);
        outcome
    });
    outcome.map_err(|_| texts::internal(&TEXT.take().unwrap_or_default()))
}

/// Keeps the texts of panics inside a guard; others go where they went before.
fn hush() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if DEPTH.get() == 0 {
            before(info);
        } else {
            TEXT.set(Some(describe(info)));
        }
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let text = info.payload();
    let text = text
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| text.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
    format!("{text}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::panic)]
    fn a_panic_becomes_an_error_that_says_where() {
        let error = guard::<()>(|| panic!("index {} is bad", 7)).err();
        let text = error.map(|e| e.message).unwrap_or_default();
        assert!(text.starts_with("internal error: index 7 is bad ("), "{text}");
    }

    #[test]
    fn what_does_not_panic_passes() {
        assert_eq!(guard(|| Ok(3)).ok(), Some(3));
    }
}
