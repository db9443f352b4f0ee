//! Syntax trees of short texts, kept: programs `execute` the same few texts again and again.

use hoc_syntax::ast::Item;
use hoc_syntax::{Chunk, SyntaxError};
use std::collections::HashMap;
use std::rc::Rc;

/// Texts longer than this are read anew.
const LONGEST: usize = 256;
/// So many texts are kept; then all are forgotten.
const MOST: usize = 1024;

/// The trees, by text.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    trees: HashMap<Box<str>, Rc<Item>>,
}

impl Parsed {
    /// The tree of a chunk; None for one that says nothing.
    pub(super) fn item(&mut self, chunk: &Chunk<'_>) -> Result<Option<Rc<Item>>, SyntaxError> {
        if let Some(known) = self.trees.get(chunk.text) {
            return Ok(Some(known.clone()));
        }
        let Some(item) = chunk.parse()?.map(Rc::new) else { return Ok(None) };
        if chunk.text.len() <= LONGEST {
            if self.trees.len() >= MOST {
                self.trees.clear();
            }
            self.trees.insert(chunk.text.into(), item.clone());
        }
        Ok(Some(item))
    }
}
