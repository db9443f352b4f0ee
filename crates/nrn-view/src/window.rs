//! Windows: what they show, their title and place.

use crate::ids::{ObjectId, PanelId, WindowId};

/// What a window or a place in a box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A view of a Graph: which, and which of its views.
    Graph(ObjectId, usize),
    /// A view of a Shape or PlotShape.
    Shape(ObjectId, usize),
    /// A panel.
    Panel(PanelId),
    /// A box or a Deck.
    Box(ObjectId),
    /// A TextEditor.
    Text(ObjectId),
    /// Some other object with a window of its own (the browser of a List, a SymChooser).
    Other(ObjectId),
}

/// Where a window stands; what nobody said is the window manager's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Left and top edge, pixels.
    pub corner: Option<(f32, f32)>,
    /// Width and height, pixels.
    pub size: Option<(f32, f32)>,
}

/// A window.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// Its number.
    pub id: WindowId,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub content: Content,
    /// Where.
    pub place: Place,
    /// Mapped, or hidden by `PWManager.hide`?
    pub mapped: bool,
    /// Shown as an icon?
    pub iconified: bool,
    /// The object its group belongs to.
    pub group: Option<ObjectId>,
    /// What the print manager puts on its paper: left, top, scale.
    pub on_paper: Option<(f32, f32, f32)>,
}
