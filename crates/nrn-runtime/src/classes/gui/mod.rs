//! Classes of windows. Nothing is drawn: what programs say is kept in [`crate::Engine::screen`], and can be asked back.
//!
//! Commands answer what `nrniv -nogui` answers, whatever their arguments are: a model never fails because of a picture.
//! What is data (curves, sizes, values along a path) is answered as NEURON with a display does.

use crate::args::Args;
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::{Class, Field, Method};
use hoc_vm::{Object, Place, Pointer};
use nrn_objects::VectorId;
use nrn_view::graph::{Graph, Style};
use nrn_view::{ObjectId, Shape};

pub mod boxes;
pub mod editors;
pub mod glyph;
pub mod graph;
pub mod graph_values;
pub mod math;
pub mod menu;
pub mod path_plot;
pub mod plot_shape;
pub mod scene;
pub mod session;
pub mod shape;
pub mod vector_lines;
pub mod windows;

/// All rows.
pub const ALL: &[&Class] = &[
    &graph::CLASS,
    &boxes::VERTICAL,
    &boxes::HORIZONTAL,
    &boxes::DECK,
    &shape::CLASS,
    &plot_shape::CLASS,
    &path_plot::CLASS,
    &glyph::CLASS,
    &windows::CLASS,
    &editors::TEXT,
    &editors::SYMBOLS,
    &editors::SECTIONS,
    &editors::POINT_SHAPE,
    &editors::FIELD,
    &math::CLASS,
];

/// Is a class one whose objects would be seen on a screen, which there is not?
pub fn is_headless(class: &str) -> bool {
    let computes = ["RangeVarPlot", "GUIMath"].contains(&class);
    !computes && ALL.iter().any(|row| row.name == class)
}

/// Keeps what it is given; `None` when an argument made no sense.
pub(crate) type Keep = fn(&mut Cx<'_>, &Object, &Args<'_>) -> Option<()>;

/// A row of something that is only kept: whatever the arguments, it gives the same number.
macro_rules! kept {
    ($name:literal, $args:literal, $doc:literal, $gives:expr, $work:expr) => {
        crate::classes::number($name, $args, $doc, |cx, object, args| {
            const WORK: crate::classes::gui::Keep = $work;
            let _ = WORK(cx, object, args);
            crate::args::number($gives)
        })
    };
}
pub(crate) use kept;

/// A class of windows: its data is forgotten with the object.
pub(crate) const fn window_class(
    name: &'static str,
    args: &'static str,
    doc: &'static str,
    construct: crate::tables::Construct,
    methods: &'static [Method],
) -> Class {
    const NO_FIELDS: &[Field] = &[];
    Class { name, args, doc, construct, destroy: forget, methods, fields: NO_FIELDS, dynamic: None }
}

/// The data of an object of a window class: its number on the screen.
pub(crate) fn on_screen(object: &Object) -> Payload {
    Payload::Other(Box::new(ObjectId(object.id())))
}
fn forget(cx: &mut Cx<'_>, payload: Payload) {
    if let Payload::Other(data) = payload
        && let Some(id) = data.downcast_ref::<ObjectId>()
    {
        cx.engine.screen.forget(*id);
    }
}

/// Number of an object on the screen.
pub(crate) fn id_of(object: &Object) -> ObjectId {
    ObjectId(object.id())
}
/// The drawing of a Graph, Shape or PlotShape.
pub(crate) fn drawing<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Option<&'a mut Graph> {
    cx.engine.screen.graphs.get_mut(&id_of(object))
}
/// The picture of a Shape or PlotShape.
pub(crate) fn picture<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Option<&'a mut Shape> {
    cx.engine.screen.shapes.get_mut(&id_of(object))
}
/// Argument `i` as a number of single precision.
pub(crate) fn single(args: &Args<'_>, i: usize) -> Option<f32> {
    args.number(i).ok().map(|x| x as f32)
}
/// Argument `i` as a whole number.
pub(crate) fn whole(args: &Args<'_>, i: usize) -> Option<i32> {
    args.number(i).ok().map(|x| x as i32)
}
/// Colour and brush in arguments `i` and `i + 1`.
pub(crate) fn style(args: &Args<'_>, i: usize) -> Option<Style> {
    Some(Style { colour: whole(args, i)?, brush: whole(args, i + 1).unwrap_or(1) })
}
/// A command in argument `i`: a HOC statement in the scope of the calling object, or a callable.
pub(crate) fn command(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Option<nrn_view::CommandId> {
    let callback = if args.is_text(i) {
        let text = args.text(cx, i).ok()?.to_string();
        Callback::Statement(text, cx.vm.this().map(|this| this.downgrade()))
    } else {
        Callback::Foreign(args.foreign(cx, i)?, Vec::new())
    };
    Some(cx.link_command(callback))
}
/// New numbers of a Vector, and a label unless it keeps the one it has.
pub(crate) fn set_vector(cx: &mut Cx<'_>, id: VectorId, data: Vec<f64>, label: Option<String>) {
    if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
        vector.replace(data);
        if let Some(label) = label {
            vector.label = label;
        }
    }
}
/// The place `k` elements behind another.
pub(crate) fn element(cx: &mut Cx<'_>, first: &Pointer, k: u32) -> Pointer {
    match first {
        Pointer::Variable(place) => {
            Pointer::Variable(Place { element: place.element.saturating_add(k), ..*place })
        }
        Pointer::Host(place) => Pointer::Host(hoc_vm::Host::element(cx.engine, *place, k)),
    }
}
