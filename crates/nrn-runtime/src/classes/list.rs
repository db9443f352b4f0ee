//! `List`: objects in order, or all objects of a class.

use super::{class, int, number as row, object as gives_object, payload};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};

/// What a List holds.
#[derive(Debug)]
pub enum List {
    /// Objects that were appended.
    Own(Vec<Option<Object>>),
    /// All objects of a class, by name.
    All(String),
}

impl List {
    /// Number of its own objects.
    pub fn len(&self) -> usize {
        match self {
            List::Own(items) => items.len(),
            List::All(_) => usize::MAX,
        }
    }
    /// Nothing in it?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The row of `List`.
pub static CLASS: Class = class(
    "List",
    "() or (\"Class\")",
    "Objects in order, or all objects of a class.",
    construct,
    &[
        row("append", "(object)", "Appends an object; returns how many there are.", append),
        row("prepend", "(object)", "Puts an object at the front.", |cx, list, args| {
            put(cx, list, args, 1, 0)
        }),
        row("insrt", "(i, object)", "Inserts an object before position i.", |cx, list, args| {
            let n = all(cx, list)?.len();
            let at = args.number_in(1, 0.0, n as f64)? as usize;
            put(cx, list, args, 2, at)
        }),
        row("remove", "(i)", "Removes the object at position i.", remove),
        row("remove_all", "()", "Removes all objects.", |cx, list, _| {
            own(cx, list)?.clear();
            number(0.0)
        }),
        int("count", "()", "How many objects there are.", |cx, list, _| number(all(cx, list)?.len() as f64)),
        int("index", "(object)", "Position of an object, or -1.", index),
        gives_object("object", "(i)", "The object at position i.", item),
        gives_object("o", "(i)", "The object at position i.", item),
        int("selected", "()", "-1: there is no window.", |_, _, _| number(-1.0)),
        row(
            "select",
            "(i)",
            "Chooses an item in the window; nothing without one, as in NEURON.",
            |_, _, _| number(1.0),
        ),
        row(
            "browser",
            "([title, ...])",
            "Shows the items in a window; nothing without one, as in NEURON.",
            |_, _, _| number(1.0),
        ),
        row(
            "accept_action",
            "(command)",
            "What a double click runs; nothing without a window.",
            |_, _, _| number(1.0),
        ),
        row("select_action", "(command)", "What a click runs; nothing without a window.", |_, _, _| {
            number(1.0)
        }),
        row("scroll_pos", "([i])", "-1: there is no window.", |_, _, _| number(-1.0)),
    ],
);

fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    if !args.is_text(1) {
        if args.has(1) {
            args.number_in(1, 0.0, 1e8)?;
        }
        return Ok(Payload::List(List::Own(Vec::new())));
    }
    let class = args.text(cx, 1)?.to_string();
    let known = matches!(cx.lookup(&class), Some(crate::Named::Class | crate::Named::PointProcess(_)));
    if known {
        Ok(Payload::List(List::All(class)))
    } else {
        Err(HocError::new(format!("{class} is not a template name")))
    }
}
fn own<'a>(cx: &'a mut Cx<'_>, list: &Object) -> Result<&'a mut Vec<Option<Object>>, HocError> {
    match payload(cx, list)? {
        Payload::List(List::Own(items)) => Ok(items),
        Payload::List(List::All(_)) => {
            Err(HocError::new("a List of all objects of a class cannot be changed"))
        }
        _ => Err(texts::object_is_gone()),
    }
}
fn all(cx: &mut Cx<'_>, list: &Object) -> Result<Vec<Option<Object>>, HocError> {
    items(cx, list).ok_or_else(texts::object_is_gone)
}
/// The objects of a List.
pub fn items(cx: &mut Cx<'_>, list: &Object) -> Option<Vec<Option<Object>>> {
    match &cx.engine.objects.get(&list.id())?.payload {
        Payload::List(List::Own(items)) => Some(items.clone()),
        Payload::List(List::All(class)) => Some(cx.vm.objects_of(class).into_iter().map(Some).collect()),
        _ => None,
    }
}
fn append(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    // NULLobject is accepted, and not kept.
    let object = args.object(cx, 1)?;
    let items = own(cx, list)?;
    items.extend(object.map(Some));
    number(items.len() as f64)
}
fn put(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>, which: usize, at: usize) -> Result<Value, HocError> {
    let object = args.object(cx, which)?;
    let items = own(cx, list)?;
    if object.is_some() {
        items.insert(at.min(items.len()), object);
    }
    number(items.len() as f64)
}
fn remove(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let items = own(cx, list)?;
    items.remove(position(args, items.len())?);
    number(items.len() as f64)
}
fn index(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let wanted = args.object(cx, 1)?;
    let found = all(cx, list)?.iter().position(|item| *item == wanted);
    number(found.map_or(-1.0, |ix| ix as f64))
}
fn item(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let of_class;
    let items = match payload(cx, list)? {
        Payload::List(List::Own(items)) => items,
        _ => {
            of_class = all(cx, list)?;
            &of_class
        }
    };
    let found = items.get(position(args, items.len())?);
    found.cloned().map(Value::Object).ok_or_else(texts::argument_out_of_range)
}
/// Argument 1 as a position among `n` items: beyond the last one is an error, a fraction beyond it too.
fn position(args: &Args<'_>, n: usize) -> Result<usize, HocError> {
    args.number_in(1, -1e-11, n as f64 - 1.0)?;
    args.index(1)
}
