//! Standard input, shared by the prompt, which takes lines, and by functions that read on where it stopped.

use std::io::BufRead;

/// What was read and not yet used.
#[derive(Debug, Default)]
pub struct Input {
    pending: Vec<u8>,
}

impl Input {
    /// Reads another line; false at the end.
    fn more(&mut self) -> bool {
        std::io::stdin().lock().read_until(b'\n', &mut self.pending).is_ok_and(|n| n > 0)
    }
    /// The next line with its end; None behind the last.
    pub fn line(&mut self) -> Option<Vec<u8>> {
        while !self.pending.contains(&b'\n') && self.more() {}
        let end = self.pending.iter().position(|b| *b == b'\n').map_or(self.pending.len(), |at| at + 1);
        (end > 0).then(|| self.pending.drain(..end).collect())
    }
    /// The unused end of a line.
    pub fn give_back(&mut self, rest: &[u8]) {
        self.pending.splice(0..0, rest.iter().copied());
    }
    /// Lets `read` look at what comes next: it gives what it found and how much it used, or None to see more of it.
    pub fn take<T>(&mut self, read: impl Fn(&[u8]) -> Option<(T, usize)>) -> Option<T> {
        loop {
            if let Some((found, used)) = read(&self.pending) {
                self.pending.drain(..used.min(self.pending.len()));
                return Some(found);
            }
            if !self.more() {
                self.pending.clear();
                return None;
            }
        }
    }
}
