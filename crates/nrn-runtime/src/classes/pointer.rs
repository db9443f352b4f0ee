//! `Pointer` and `PtrVector`: places of numbers as objects.

use super::vector::{data as vector_data, edit as edit_vector};
use super::{class, int, number as row, other, string};
use crate::args::{Args, number, text};
use crate::cx::Cx;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::tables::{Class, Field};
use crate::texts;
use hoc_vm::{HocError, Object, Pointer};

/// What a Pointer keeps.
pub struct Named {
    /// The place.
    pub pointer: Pointer,
    name: String,
    /// What `assign` runs; `$1` is the value.
    statement: Option<String>,
}

/// What a PtrVector keeps: places, `None` where none was given yet.
struct Places {
    places: Vec<Option<Pointer>>,
    /// Where a number goes that was put into a place not given yet: all such places share it.
    nowhere: f64,
    label: String,
}

/// The row of `Pointer`.
pub static POINTER: Class = Class {
    fields: &[Field {
        name: "val",
        doc: "the value",
        indexed: false,
        place: |_, object, _| Ok(HostPlace::Object { object: object.id(), field: 0, element: 0 }.pack()),
    }],
    ..class(
        "Pointer",
        "(&variable or \"name\" [, statement])",
        "A pointer to a variable: p.val.",
        |cx, _, args| {
            let (pointer, name) = if args.is_pointer(1) {
                (args.pointer(1)?, "unknown".to_owned())
            } else {
                let name = args.text(cx, 1)?.to_string();
                (named(cx, &name)?, name)
            };
            let statement = if args.has(2) { Some(args.text(cx, 2)?.to_string()) } else { None };
            // A name that `assign` is to give the value to exists from now on.
            if let Some(name) = statement.as_deref().filter(|text| is_name(text))
                && cx.lookup(name).is_none()
            {
                cx.vm.declare_number(name)?;
            }
            Ok(Payload::Other(Box::new(Named { pointer, name, statement })))
        },
        &[
            row(
                "assign",
                "(x)",
                "Sets the variable and runs the statement; returns the value.",
                |cx, p, args| {
                    let x = args.number(1)?;
                    let own = other::<Named>(cx, p)?;
                    let (pointer, statement) = (own.pointer.clone(), own.statement.clone());
                    cx.write(&pointer, x)?;
                    if let Some(statement) = statement {
                        let place = cx.vm.declare_number("hoc_ac_")?;
                        cx.vm.set_number(place, x);
                        let text = match statement.contains("$1") {
                            true => statement.replace("$1", "hoc_ac_"),
                            false => format!("{statement}=hoc_ac_"),
                        };
                        cx.execute(&format!("{{{text}}}"))?;
                    }
                    number(cx.read(&pointer)?)
                },
            ),
            string("s", "()", "Name of the variable.", |cx, p, _| {
                let name = other::<Named>(cx, p)?.name.clone();
                text(&name)
            }),
        ],
    )
};

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !text.starts_with(|c: char| c.is_ascii_digit())
}

/// The place of a variable, written as in HOC: `soma.v(0.5)`.
pub fn named(cx: &mut Cx<'_>, name: &str) -> Result<Pointer, HocError> {
    cx.engine.pointed = None;
    cx.execute(&format!("{{hoc_pointer_(&{name})}}"))?;
    cx.engine.pointed.take().ok_or_else(|| HocError::new("Pointer constructor failed"))
}

/// The row of `PtrVector`.
pub static VECTOR: Class = class(
    "PtrVector",
    "(n)",
    "Places of n numbers, to be read and written all at once.",
    |_, _, args| {
        let places = vec![None; size(args, 1)?];
        Ok(Payload::Other(Box::new(Places { places, nowhere: 0.0, label: String::new() })))
    },
    &[
        int("size", "()", "How many places there are.", |cx, p, _| {
            number(other::<Places>(cx, p)?.places.len() as f64)
        }),
        int("resize", "(n)", "Changes how many places there are.", |cx, p, args| {
            let n = size(args, 1)?;
            other::<Places>(cx, p)?.places.resize(n, None);
            number(n as f64)
        }),
        row(
            "pset",
            "(i, &variable)",
            "Place i is where the variable is; returns its value.",
            |cx, p, args| {
                let (i, pointer) = (index(cx, p, args)?, args.pointer(2)?);
                other::<Places>(cx, p)?.places[i] = Some(pointer);
                number(get(cx, p, i)?)
            },
        ),
        row("getval", "(i)", "Number at place i.", |cx, p, args| {
            let i = index(cx, p, args)?;
            number(get(cx, p, i)?)
        }),
        row("setval", "(i, x)", "Sets the number at place i.", |cx, p, args| {
            let (i, x) = (index(cx, p, args)?, args.number(2)?);
            set(cx, p, i, x)?;
            number(get(cx, p, i)?)
        }),
        row("scatter", "(Vector)", "Writes the Vector's numbers to the places.", |cx, p, args| {
            args.vector(cx, 1)?;
            let source = args.some_object(cx, 1)?;
            let numbers = vector_data(cx, &source)?.to_vec();
            same_size(cx, p, numbers.len())?;
            for (i, x) in numbers.into_iter().enumerate() {
                set(cx, p, i, x)?;
            }
            number(0.0)
        }),
        row("gather", "(Vector)", "Reads the numbers at the places into the Vector.", |cx, p, args| {
            args.vector(cx, 1)?;
            let to = args.some_object(cx, 1)?;
            let n = vector_data(cx, &to)?.len();
            same_size(cx, p, n)?;
            let numbers = (0..n).map(|i| get(cx, p, i)).collect::<Result<Vec<f64>, HocError>>()?;
            edit_vector(cx, &to, |v| v.assign(&numbers))?;
            number(0.0)
        }),
        row(
            "plot",
            "(Graph, ...)",
            "Draws the numbers; nothing without a window, as in NEURON.",
            |_, _, _| number(0.0),
        ),
        string("label", "([text])", "Sets or gives the label.", |cx, p, args| {
            if args.has(1) {
                let label = args.text(cx, 1)?.to_string();
                other::<Places>(cx, p)?.label = label;
            }
            let label = other::<Places>(cx, p)?.label.clone();
            text(&label)
        }),
    ],
);

fn size(args: &Args<'_>, i: usize) -> Result<usize, HocError> {
    args.number_in(i, 1.0, 2e9)?;
    args.size(i)
}
fn index(cx: &mut Cx<'_>, p: &Object, args: &Args<'_>) -> Result<usize, HocError> {
    let n = other::<Places>(cx, p)?.places.len();
    let i = args.number_in(1, 0.0, n as f64)? as usize;
    if i < n { Ok(i) } else { Err(texts::argument_out_of_range()) }
}
fn same_size(cx: &mut Cx<'_>, p: &Object, n: usize) -> Result<(), HocError> {
    let own = other::<Places>(cx, p)?.places.len();
    if own == n { Ok(()) } else { Err(texts::vector_lengths_differ()) }
}
fn get(cx: &mut Cx<'_>, p: &Object, i: usize) -> Result<f64, HocError> {
    let own = other::<Places>(cx, p)?;
    match own.places.get(i).cloned().flatten() {
        Some(pointer) => cx.read(&pointer),
        None => Ok(own.nowhere),
    }
}
fn set(cx: &mut Cx<'_>, p: &Object, i: usize, x: f64) -> Result<(), HocError> {
    let own = other::<Places>(cx, p)?;
    match own.places.get(i).cloned().flatten() {
        Some(pointer) => cx.write(&pointer, x),
        None => {
            own.nowhere = x;
            Ok(())
        }
    }
}
