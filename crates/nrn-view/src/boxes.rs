//! `VBox`, `HBox` and `Deck`: rows and piles of what was made while they intercepted.

use crate::ids::{CommandId, ObjectId};
use crate::window::Content;

/// Which kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    /// One below the other.
    Vertical,
    /// Side by side.
    Horizontal,
    /// One at a time.
    Deck,
}

/// A box.
#[derive(Clone, Debug)]
pub struct BoxState {
    /// Which kind.
    pub kind: BoxKind,
    /// Frame: 0 inset, 1 outset, 2 bright inset, 3 flat.
    pub frame: i32,
    /// Is there a scroll bar?
    pub scrolls: bool,
    /// What is in it.
    pub children: Vec<Content>,
    /// The card of a Deck that is seen.
    pub card: Option<usize>,
    /// Size of what comes next, when it is to have an adjuster.
    pub next_adjuster: Option<f32>,
    /// Children with an adjuster, and their size.
    pub adjusters: Vec<(usize, f32)>,
    /// Does it ask all its children again when it is resized?
    pub full_request: bool,
    /// Order in a session file.
    pub priority: i32,
    /// What runs when its window is dismissed.
    pub dismiss: Option<CommandId>,
    /// How a session file makes it.
    pub save: Option<CommandId>,
    /// The object that lives as long as its window.
    pub keeps: Option<ObjectId>,
}

impl BoxState {
    /// An empty box.
    pub fn new(kind: BoxKind, frame: i32, scrolls: bool) -> BoxState {
        BoxState {
            kind,
            frame,
            scrolls,
            children: Vec::new(),
            card: None,
            next_adjuster: None,
            adjusters: Vec::new(),
            full_request: false,
            priority: 1,
            dismiss: None,
            save: None,
            keeps: None,
        }
    }
    /// Puts something in, behind what is there.
    pub fn push(&mut self, child: Content) {
        if let Some(size) = self.next_adjuster.take() {
            self.adjusters.push((self.children.len(), size));
        }
        self.children.push(child);
    }
    /// Takes child `ix` out.
    pub fn remove(&mut self, ix: usize) {
        if ix < self.children.len() {
            self.children.remove(ix);
            self.card = match self.card {
                Some(card) if card == ix => None,
                Some(card) if card > ix => Some(card - 1),
                other => other,
            };
        }
    }
    /// Moves the last child to position `ix`.
    pub fn move_last(&mut self, ix: usize) {
        if ix < self.children.len()
            && let Some(last) = self.children.pop()
        {
            self.children.insert(ix, last);
        }
    }
    /// Something went: it is no child any more.
    pub fn forget(&mut self, content: impl Fn(&Content) -> bool) {
        while let Some(ix) = self.children.iter().position(&content) {
            self.remove(ix);
        }
    }
}
