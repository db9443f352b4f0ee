//! What windows would show, as plain data: graphs with their curves, pictures of cells, panels with widgets, boxes with
//! their children, and the windows they stand in.
//!
//! Nothing here draws, reads a variable or runs a command: variables, commands, expressions and objects are numbers
//! ([`ids`]) that whoever owns the [`Screen`] resolves. A program that draws walks [`Screen::windows`] and follows
//! [`Content`]; a test reads [`Screen::describe`].
#![forbid(unsafe_code)]

pub mod boxes;
pub mod describe;
pub mod geometry;
pub mod glyph;
pub mod graph;
pub mod ids;
pub mod panel;
pub mod samples;
pub mod screen;
pub mod shape;
pub mod view;
pub mod window;

pub use boxes::{BoxKind, BoxState};
pub use glyph::{Glyph, Stroke};
pub use graph::{Graph, Item, Label, Line, Source, Style};
pub use ids::{CommandId, ExpressionId, ObjectId, PanelId, VariableId, WindowId};
pub use panel::{Panel, Quantity, Widget};
pub use samples::Samples;
pub use screen::Screen;
pub use shape::{Shape, ShapeColour, ShapeKind};
pub use view::View;
pub use window::{Content, Place, Window};
