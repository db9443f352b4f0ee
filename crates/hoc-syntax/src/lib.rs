//! HOC text to syntax trees.
//!
//! [`Reader`] hands out one top-level statement at a time, because what a text means depends on the statements before
//! it. The grammar (`hoc.pest`) knows no symbol: `name statement` and `name(x) = y` stay neutral until `hoc-vm`
//! compiles them. Parsing never panics and never overflows the stack: nesting has a limit, and every fault is a
//! [`SyntaxError`] with line, source and column.
//!
//! ```
//! let mut reader = hoc_syntax::Reader::new("x = 3\nprint x\n");
//! assert!(reader.next_chunk().is_some_and(|chunk| chunk.parse().is_ok()));
//! ```
#![forbid(unsafe_code)]

pub mod ast;
pub mod error;
mod parse;

pub use error::{SyntaxError, end_of_token, locate};
pub use parse::{Chunk, Reader};
