//! A Graph: a list of items in the order they were made (labels, curves, marks, axes), and the curves that `plot`
//! extends. Indices of items are what `getline` and `line_info` count, so their order is NEURON's.

mod items;
mod keep;
mod query;

pub use items::{Labelled, MOST_ITEMS};

use crate::ids::{CommandId, ExpressionId, ObjectId, VariableId};
use crate::samples::Samples;
use crate::view::{Rectangle, View};
use std::collections::BTreeMap;

/// Colour and brush of what is drawn, as numbers of the palettes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// 0 white, 1 black, 2 red, 3 blue, 4 green, 5 orange, 6 brown, 7 violet, 8 yellow, 9 grey, or one's own.
    pub colour: i32,
    /// Width and pattern.
    pub brush: i32,
}

/// What a label's place refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// To the scene; its size follows the view.
    Relative,
    /// To the scene; its size stays.
    Fixed,
    /// To the view: 0..1 from left and from below.
    View,
}

impl Fix {
    /// The number NEURON has for it.
    pub fn number(self) -> i32 {
        match self {
            Fix::Relative => 0,
            Fix::Fixed => 1,
            Fix::View => 2,
        }
    }
    /// The other way round.
    pub fn from_number(n: i32) -> Option<Fix> {
        [Fix::Relative, Fix::Fixed, Fix::View].into_iter().find(|fix| fix.number() == n)
    }
}

/// Number of a label of a Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LabelId(u32);
/// Number of a curve of a Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineId(u32);

/// A text of a Graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Where.
    pub x: f32,
    /// Where.
    pub y: f32,
    /// What the place refers to.
    pub fix: Fix,
    /// Size, 1 for the usual.
    pub scale: f32,
    /// Where in its width the place is.
    pub x_align: f32,
    /// Where in its height the place is: labels below one another have 1, 2, 3.
    pub y_align: f32,
    /// Its colour.
    pub colour: i32,
    /// The curve it names.
    pub line: Option<LineId>,
    /// Is it saved on its own, or with its curve?
    pub saved: bool,
}

/// Where the numbers of a curve come from that `plot` extends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A variable.
    Variable(VariableId),
    /// An expression.
    Expression(ExpressionId),
}

/// Which kind of curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// `plot` extends it, `begin` erases it.
    Live(Source),
    /// Drawn once.
    Plain,
    /// The values of a Vector or RangeVarPlot, which `erase` leaves.
    Object(ObjectId),
}

/// A curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which kind.
    pub kind: LineKind,
    /// Abscissae; none for live curves, which share the Graph's.
    pub x: Option<Samples>,
    /// Ordinates.
    pub y: Samples,
    /// How it is drawn now.
    pub style: Style,
    /// How it is drawn when no family is.
    pub own_style: Style,
    /// Its label.
    pub label: Option<LabelId>,
}

/// A thing on a Graph.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A text, by number.
    Label(LabelId),
    /// A curve, by number.
    Line(LineId),
    /// A mark.
    Mark {
        /// Where.
        x: f32,
        /// Where.
        y: f32,
        /// `+ o s t O S T | -`, or 0 to 10 as a character code.
        style: char,
        /// Size, points.
        size: f32,
        /// How it is drawn.
        drawn: Style,
    },
    /// An axis.
    Axis(Axis),
    /// A Glyph.
    Glyph {
        /// Which.
        glyph: ObjectId,
        /// Place (x, y), scale (x, y) and angle, degrees.
        place: [f32; 5],
        /// What the place refers to.
        fix: Fix,
    },
}

/// An axis that stays where it is put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The vertical one?
    pub vertical: bool,
    /// First number; the scene's own edge when there is none.
    pub range: Option<(f32, f32)>,
    /// Where on the other axis.
    pub at: f32,
    /// Tics; negative: chosen by the program.
    pub tics: i32,
    /// Minor tics between two.
    pub minor: i32,
    /// -1: no numbers inside, 1: tics on the other side.
    pub invert: i32,
    /// Are there numbers?
    pub numbered: bool,
}

/// What is behind the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Axes that follow the view.
    ViewAxis,
    /// A box that follows the view.
    ViewBox,
    /// Nothing.
    Empty,
}

/// An entry that a program added to a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// What it says.
    pub title: String,
    /// What runs when it is chosen.
    pub chosen: Option<CommandId>,
    /// What runs at each press, drag and release while it is the tool.
    pub mouse: Option<CommandId>,
    /// A tool, or an action?
    pub is_tool: bool,
}

/// A Graph.
#[derive(Clone, Debug)]
pub struct Graph {
    /// Its items in order.
    pub items: Vec<Item>,
    /// The rectangle of the model it is about.
    pub scene: Rectangle,
    /// Its views; each is a window or stands in a box.
    pub views: Vec<View>,
    /// What is behind.
    pub background: Background,
    /// Colour and brush of what comes next.
    pub style: Style,
    /// Place of the next label.
    label_x: f32,
    label_y: f32,
    label_n: f32,
    /// How the next labels are placed.
    pub label_fix: Fix,
    /// Size of the next labels.
    pub label_scale: f32,
    /// Alignment of the next labels.
    pub label_align: (f32, f32),
    /// Are curves kept when new ones begin?
    pub keep_lines: bool,
    /// Do new curves take the colour of now?
    pub family: bool,
    family_label: Option<LabelId>,
    family_count: u32,
    family_value: String,
    /// Abscissa of live curves, when it is not what `plot` is given.
    pub x_source: Option<(String, Source)>,
    /// HOC name under which a session saves it.
    pub save_name: String,
    /// What runs when the crosshair is moved, and whether it gets Vectors.
    pub crosshair: Option<(CommandId, bool)>,
    /// Menu entries of the program.
    pub menu: Vec<MenuItem>,
    x: Samples,
    labels: BTreeMap<LabelId, Label>,
    lines: BTreeMap<LineId, Line>,
    live: Vec<LineId>,
    drawing: Option<LineId>,
    last: u32,
    /// Every how many `plot` calls a sample is kept, and how many calls there were.
    stride: u64,
    calls: u64,
}

/// Width and height of a first view, points.
pub const VIEW_SIZE: (f32, f32) = (300.0, 200.0);

impl Graph {
    /// An empty Graph, with or without a first view.
    pub fn new(with_view: bool) -> Graph {
        let scene = Rectangle { x1: 0.0, y1: 0.0, x2: VIEW_SIZE.0, y2: VIEW_SIZE.1 };
        let view = View { shows: scene, width: VIEW_SIZE.0, height: VIEW_SIZE.1 };
        Graph {
            items: Vec::new(),
            scene,
            views: if with_view { vec![view] } else { Vec::new() },
            background: Background::ViewAxis,
            style: Style { colour: 1, brush: 1 },
            label_x: 0.0,
            label_y: 1.0,
            label_n: 0.0,
            label_fix: Fix::View,
            label_scale: 1.0,
            label_align: (0.0, 0.0),
            keep_lines: false,
            family: false,
            family_label: None,
            family_count: 0,
            family_value: String::new(),
            x_source: None,
            save_name: String::new(),
            crosshair: None,
            menu: Vec::new(),
            x: Samples::default(),
            labels: BTreeMap::new(),
            lines: BTreeMap::new(),
            live: Vec::new(),
            drawing: None,
            last: 0,
            stride: 1,
            calls: 0,
        }
    }
    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }
    /// A label by number.
    pub fn label_of(&self, id: LabelId) -> Option<&Label> {
        self.labels.get(&id)
    }
    /// A curve by number.
    pub fn line_of(&self, id: LineId) -> Option<&Line> {
        self.lines.get(&id)
    }
    /// How many curves `plot` extends.
    pub fn n_live(&self) -> usize {
        self.live.len()
    }
    /// Abscissae that live curves share.
    pub fn shared_x(&self) -> &Samples {
        &self.x
    }
    /// Source of live curve `ix`.
    pub fn live_source(&self, ix: usize) -> Option<Source> {
        match self.lines.get(self.live.get(ix)?)?.kind {
            LineKind::Live(source) => Some(source),
            _ => None,
        }
    }
    /// What a family's curves are labelled with: an expression.
    pub fn family_expression(&self) -> Option<&str> {
        self.labels.get(&self.family_label?).map(|label| label.text.as_str())
    }
    /// The rectangle of the model, and of the first view.
    pub fn set_scene(&mut self, scene: Rectangle) {
        self.scene = scene;
        match self.label_fix {
            Fix::Fixed => {
                self.label_x = scene.x2 - 0.2 * (scene.x2 - scene.x1);
                self.label_y = scene.y2 - 0.1 * (scene.y2 - scene.y1);
            }
            Fix::View => (self.label_x, self.label_y) = (0.8, 0.9),
            Fix::Relative => {}
        }
        self.label_n = 0.0;
        if let Some(view) = self.views.first_mut() {
            view.show(scene);
        }
    }
}
