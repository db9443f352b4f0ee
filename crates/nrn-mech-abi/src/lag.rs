//! Histories of variables, for LAG: what a variable was some time ago.

use std::collections::{HashMap, VecDeque};

/// The past of one variable of one instance, as far back as its delay reaches.
#[derive(Debug, Default)]
struct History {
    /// Time (ms) and value, oldest first.
    nodes: VecDeque<(f64, f64)>,
    /// The last value found between two nodes.
    between: f64,
}

/// All histories, by number. 0 is none.
#[derive(Debug, Default)]
pub struct Lags {
    all: HashMap<u64, History>,
    last: u64,
}

impl Lags {
    /// A new history instead of the one numbered `old`. Numbers are not used again, since copies of an instance have the same.
    pub fn begin(&mut self, old: f64) -> f64 {
        self.all.remove(&(old as u64));
        self.last += 1;
        self.all.insert(self.last, History::default());
        self.last as f64
    }

    /// Notes that the variable is `x` at time `t`, and says what it was `delay` before (ms): the first value known where that is too
    /// long ago. A second call at the same time corrects the value.
    pub fn look(&mut self, number: f64, t: f64, delay: f64, x: f64) -> f64 {
        let history = self.all.get_mut(&(number as u64)).filter(|_| delay > 0.0);
        let Some(history) = history else { return x };
        history.look(t, delay, x)
    }
}

impl History {
    fn look(&mut self, t: f64, delay: f64, x: f64) -> f64 {
        let (Some(&oldest), Some(&newest)) = (self.nodes.front(), self.nodes.back()) else {
            self.nodes.push_back((t, x));
            return x;
        };
        let reaches = t - oldest.0 >= delay;
        if t == newest.0 {
            if let Some(last) = self.nodes.back_mut() {
                last.1 = x;
            }
            let only = self.nodes.len() == 1;
            return if reaches {
                self.between
            } else if only {
                x
            } else {
                oldest.1
            };
        }
        if t > newest.0 || reaches {
            self.nodes.push_back((t, x));
        }
        if !reaches {
            return oldest.1;
        }
        while self.nodes.get(1).is_some_and(|second| t - second.0 >= delay) {
            self.nodes.pop_front();
        }
        self.interpolate(t - delay).unwrap_or(oldest.1)
    }

    /// Between the two oldest nodes; the oldest value when `at` is not behind it.
    fn interpolate(&mut self, at: f64) -> Option<f64> {
        let (&(t0, x0), &(t1, x1)) = (self.nodes.front()?, self.nodes.get(1)?);
        if at <= t0 {
            return Some(x0);
        }
        self.between = x0 + (at - t0) / (t1 - t0) * (x1 - x0);
        Some(self.between)
    }
}

#[cfg(test)]
mod tests {
    use super::Lags;

    #[test]
    fn a_delayed_ramp_is_the_ramp_of_some_time_ago() {
        let mut lags = Lags::default();
        let number = lags.begin(0.0);
        for step in 0..400 {
            let t = f64::from(step) * 0.1;
            let before = lags.look(number, t, 2.05, 3.0 * t + 1.0);
            let expected = if t < 2.05 { 1.0 } else { 3.0 * (t - 2.05) + 1.0 };
            assert!((before - expected).abs() < 1e-9, "{t}: {before}, expected {expected}");
        }
        assert!(lags.all.values().all(|history| history.nodes.len() < 25), "the far past is forgotten");
    }

    #[test]
    fn a_history_begins_anew_and_one_that_is_not_there_has_only_the_present() {
        let mut lags = Lags::default();
        let first = lags.begin(0.0);
        lags.look(first, 0.0, 1.0, 5.0);
        let second = lags.begin(first);
        assert_eq!((lags.look(second, 0.0, 1.0, 7.0), lags.look(first, 9.0, 1.0, 8.0)), (7.0, 8.0));
        assert_eq!(lags.all.len(), 1);
    }
}
