//! What users want to be called: the solver knows it by number only.

use crate::foreign::Callback;
use nrn_solver::HookId;
use std::collections::HashMap;

/// Callbacks by number. A number is never given twice, so an event cannot reach somebody else's.
#[derive(Default)]
pub struct Hooks {
    last: u64,
    kept: HashMap<HookId, Callback>,
    once: HashMap<HookId, Callback>,
}

impl Hooks {
    fn number(&mut self) -> HookId {
        self.last += 1;
        HookId(self.last)
    }
    /// Keeps a callback until [`Hooks::remove`].
    pub fn add(&mut self, callback: Callback) -> HookId {
        let hook = self.number();
        self.kept.insert(hook, callback);
        hook
    }
    /// Keeps a callback until it was due, or its event is gone.
    pub fn add_once(&mut self, callback: Callback) -> HookId {
        let hook = self.number();
        self.once.insert(hook, callback);
        hook
    }
    /// What to call now; a clone, for it may remove itself. One that was to be called once is forgotten here.
    pub fn due(&mut self, hook: HookId) -> Option<Callback> {
        self.once.remove(&hook).or_else(|| self.kept.get(&hook).cloned())
    }
    /// A callback, as it is.
    pub fn look(&self, hook: HookId) -> Option<&Callback> {
        self.once.get(&hook).or_else(|| self.kept.get(&hook))
    }
    /// Forgets a callback.
    pub fn remove(&mut self, hook: HookId) {
        self.kept.remove(&hook);
        self.once.remove(&hook);
    }
    /// Forgets what was to be called once: the events are gone.
    pub fn forget_once(&mut self) {
        // Taken out first: what goes with a callback may add another.
        let gone = std::mem::take(&mut self.once);
        drop(gone);
    }
    /// Forgets all.
    pub fn clear(&mut self) {
        // Taken out first: what goes with a callback may add another.
        let gone = (std::mem::take(&mut self.kept), std::mem::take(&mut self.once));
        drop(gone);
    }
    /// Is a callback of another language among them?
    pub fn has_foreign(&self) -> bool {
        self.kept.values().chain(self.once.values()).any(|callback| matches!(callback, Callback::Foreign(..)))
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len() + self.once.len()
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use crate::Runtime;

    fn hooks_after(text: &str) -> usize {
        let mut runtime = Runtime::new();
        assert!(runtime.cx().execute(text).is_ok(), "{text}");
        runtime.engine.hooks.len()
    }

    const EVENTS: &str = "{create s  access s  n = 0}
objref cv
cv = new CVode()
proc ask() { cv.event(t + 0.1, \"{n += 1 ask()}\") }
{finitialize(-65) ask()}
";

    #[test]
    fn a_callback_of_an_event_goes_when_it_was_called() {
        assert_eq!(hooks_after(&format!("{EVENTS} while (t < 5) fadvance()\n")), 1);
        assert_eq!(
            hooks_after(&format!("{EVENTS} cv.event(1, \"n = 50\")\n while (n < 50) fadvance()\n")),
            1
        );
    }

    #[test]
    fn finitialize_forgets_events_and_their_callbacks() {
        assert_eq!(hooks_after(EVENTS), 1);
        assert_eq!(hooks_after(&format!("{EVENTS} finitialize(-65)\n")), 0);
        assert_eq!(
            hooks_after(&format!(
                "{EVENTS} objref fih\n fih = new FInitializeHandler(\"ask()\")\n finitialize(-65)\n"
            )),
            2
        );
    }
}
