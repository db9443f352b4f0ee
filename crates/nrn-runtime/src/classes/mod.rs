//! The built-in classes, one file each.

use crate::args::Args;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Dynamic, Field, Method, PythonReturn};
use crate::texts;
use hoc_vm::{HocError, Object, Returns, Value};

pub mod bb_save_state;
pub mod channel;
pub mod channel_parts;
mod channel_structure;
pub mod cvode;
pub mod event_queue;
pub mod file;
pub mod file_numbers;
pub mod foreign;
pub mod gui;
pub mod handlers;
pub mod impedance;
pub mod linear_mechanism;
pub mod list;
pub mod matrix;
pub mod mechanism_standard;
pub mod mechanism_type;
pub mod netcon;
pub mod nmodl_random;
pub mod other_field;
pub mod parallel;
pub mod parallel_board;
mod pattern_stim;
pub use pattern_stim::Pattern;
pub mod point_extras;
pub mod point_process;
pub mod pointer;
pub mod random;
pub mod references;
pub mod save_state;
pub mod section_list;
pub mod section_ref;
pub mod state_transition;
pub mod strings;
pub mod timer;
pub mod transfer;
pub mod vector;

/// All rows.
pub fn all() -> Vec<&'static Class> {
    let mut all = vec![
        &vector::CLASS,
        &list::CLASS,
        &matrix::CLASS,
        &section_list::CLASS,
        &section_ref::CLASS,
        &netcon::CLASS,
        &foreign::CLASS,
        &file::CLASS,
        &strings::CLASS,
        &handlers::INITIALIZE,
        &timer::TIMER,
        &pointer::POINTER,
        &save_state::CLASS,
        &bb_save_state::CLASS,
        &impedance::CLASS,
        &linear_mechanism::CLASS,
        &state_transition::CLASS,
        &pointer::VECTOR,
        &mechanism_type::CLASS,
        &mechanism_standard::CLASS,
        &cvode::CLASS,
        &parallel::CLASS,
        &random::CLASS,
        &nmodl_random::CLASS,
        &channel::CLASS,
        &channel_parts::STATE,
        &channel_parts::GATE,
        &channel_parts::TRANSITION,
    ];
    all.extend(gui::ALL);
    all
}

/// Classes in the order in which `allobjects()` lists their objects; mechanisms stand behind the first two.
const LISTED: &[&str] = &[
    "SectionList",
    "SectionRef",
    "Graph",
    "HBox",
    "VBox",
    "GUIMath",
    "PWManager",
    "Glyph",
    "ValueFieldEditor",
    "TextEditor",
    "Timer",
    "Deck",
    "SymChooser",
    "StringFunctions",
    "List",
    "Vector",
    "PtrVector",
    "File",
    "Pointer",
    "Matrix",
    "Random",
    "Shape",
    "PlotShape",
    "PPShape",
    "RangeVarPlot",
    "SectionBrowser",
    "MechanismStandard",
    "MechanismType",
    "NetCon",
    "LinearMechanism",
    "KSChan",
    "Impedance",
    "SaveState",
    "BBSaveState",
    "FInitializeHandler",
    "StateTransitionEvent",
    "CVode",
    "ParallelContext",
];

/// Where a class stands in the list of all objects: mechanisms share a rank.
pub fn rank(name: &str) -> u32 {
    LISTED.iter().position(|listed| *listed == name).map_or(2, |ix| ix as u32 + u32::from(ix >= 2))
}

type Run = fn(&mut Cx<'_>, &Object, &Args<'_>) -> Result<Value, HocError>;

/// A row of a method that gives a number.
pub(crate) const fn number(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Method {
    Method { name, args, doc, returns: Returns::Number, python: PythonReturn::Same, run }
}
/// A row of a method whose number is an `int` in Python.
pub(crate) const fn int(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Method {
    Method { name, args, doc, returns: Returns::Number, python: PythonReturn::Int, run }
}
/// A row of a method whose number is a `bool` in Python.
pub(crate) const fn truth(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Method {
    Method { name, args, doc, returns: Returns::Number, python: PythonReturn::Bool, run }
}
/// A row of a method that gives a string.
pub(crate) const fn string(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Method {
    Method { name, args, doc, returns: Returns::String, python: PythonReturn::Same, run }
}
/// A row of a method that gives an object.
pub(crate) const fn object(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Method {
    Method { name, args, doc, returns: Returns::Object, python: PythonReturn::Same, run }
}

/// A class without fields and dynamic members, whose data needs no farewell.
pub(crate) const fn class(
    name: &'static str,
    args: &'static str,
    doc: &'static str,
    construct: fn(&mut Cx<'_>, &Object, &Args<'_>) -> Result<Payload, HocError>,
    methods: &'static [Method],
) -> Class {
    const NO_FIELDS: &[Field] = &[];
    Class { name, args, doc, construct, destroy: |_, _| {}, methods, fields: NO_FIELDS, dynamic: None }
}

/// The object itself, as a result.
pub(crate) fn this(object: &Object) -> Result<Value, HocError> {
    Ok(Value::Object(Some(object.clone())))
}
/// The data of an object.
pub(crate) fn payload<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut Payload, HocError> {
    cx.engine.objects.get_mut(&object.id()).map(|e| &mut e.payload).ok_or_else(texts::object_is_gone)
}
/// The data of an object of one of the smaller classes.
pub(crate) fn other<'a, T: 'static>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut T, HocError> {
    match payload(cx, object)? {
        Payload::Other(data) => data.downcast_mut::<T>().ok_or_else(texts::object_is_gone),
        _ => Err(texts::object_is_gone()),
    }
}

/// How an object's dynamic members are reached.
pub(crate) fn dynamic_of(cx: &Cx<'_>, object: &Object, name: &str) -> Result<Dynamic, HocError> {
    let class = cx.engine.objects.get(&object.id()).map(|e| e.class).ok_or_else(texts::object_is_gone)?;
    let row = cx.engine.class(class);
    row.and_then(|c| c.dynamic).ok_or_else(|| texts::no_member(&cx.engine.class_name(class), name))
}
/// Reads a field that is no plain place.
pub(crate) fn read_field(cx: &mut Cx<'_>, id: u64, field: u32, element: u32) -> Result<f64, HocError> {
    match cx.engine.objects.get(&id).map(|e| &e.payload) {
        Some(Payload::NetCon(netcon)) => netcon::read(cx, *netcon, field),
        Some(Payload::Other(_)) => other_field::read(cx, id, field, element),
        _ => Err(texts::object_is_gone()),
    }
}
/// Writes a field that is no plain place.
pub(crate) fn write_field(
    cx: &mut Cx<'_>,
    id: u64,
    field: u32,
    element: u32,
    x: f64,
) -> Result<(), HocError> {
    match cx.engine.objects.get(&id).map(|e| &e.payload) {
        Some(Payload::NetCon(netcon)) => netcon::write(cx, *netcon, field, x),
        Some(Payload::Other(_)) => other_field::write(cx, id, field, element, x),
        _ => Err(texts::object_is_gone()),
    }
}
