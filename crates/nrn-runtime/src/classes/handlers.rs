//! `FInitializeHandler`, `Timer`, `Pointer`, and the classes of windows, which do nothing.

use super::{class, number as row, payload, string};
use crate::args::{Args, number, text};
use crate::classes::netcon::callback;
use crate::cx::Cx;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::tables::{Class, Dynamic, Field};
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_solver::{HookId, InitializeType};

/// The row of `FInitializeHandler`.
pub static INITIALIZE: Class = Class {
    name: "FInitializeHandler",
    args: "([type,] statement [, object])",
    doc: "Something to run during finitialize: 0 before, 1 after INITIAL, 2 at the end, 3 at the beginning.",
    construct: |cx, _, args| {
        let (kind, i) = if args.is_number(1) { (args.number(1)?, 2) } else { (1.0, 1) };
        let kind = InitializeType::from_number(kind as i64).ok_or_else(texts::argument_out_of_range)?;
        let callback = callback(cx, args, i)?.ok_or_else(|| texts::bad_argument_type(i, "statement"))?;
        let hook = cx.engine.hooks.add(callback);
        cx.engine.sim.initialize_handlers.push((kind, hook));
        Ok(Payload::Other(Box::new(hook)))
    },
    destroy: |cx, payload| {
        if let Payload::Other(data) = payload
            && let Some(hook) = data.downcast_ref::<HookId>()
        {
            cx.engine.sim.initialize_handlers.retain(|h| h.1 != *hook);
            cx.engine.hooks.remove(*hook);
        }
    },
    methods: &[row("allprint", "()", "Prints all handlers.", |_, _, _| number(0.0))],
    fields: &[],
    dynamic: None,
};

/// The row of `Timer`.
pub static TIMER: Class = class(
    "Timer",
    "(statement)",
    "Runs a statement now and then in a windowed session: there is none.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    &[
        row("start", "()", "No effect.", |_, _, _| number(0.0)),
        row("end", "()", "No effect.", |_, _, _| number(0.0)),
        row("seconds", "([x])", "The interval, s.", |_, _, args| number(args.number_or(1, 0.25)?)),
    ],
);

/// The row of `Pointer`.
pub static POINTER: Class = Class {
    name: "Pointer",
    args: "(&variable or \"name\" [, statement])",
    doc: "A pointer to a variable: p.val.",
    construct: |cx, _, args| {
        let pointer = if args.is_text(1) {
            let name = args.text(cx, 1)?;
            match cx.lookup(&name) {
                Some(crate::Named::Number(pointer)) => pointer,
                _ => return Err(texts::undefined(&name)),
            }
        } else {
            args.pointer(1)?
        };
        Ok(Payload::Pointer(Some(pointer)))
    },
    destroy: |_, _| {},
    methods: &[
        row("assign", "(x)", "Sets the variable.", |cx, p, args| {
            let Payload::Pointer(Some(pointer)) = payload(cx, p)? else { return Err(texts::dangling()) };
            let pointer = pointer.clone();
            let x = args.number(1)?;
            cx.write(&pointer, x)?;
            number(x)
        }),
        string("s", "()", "Name of the variable.", |_, _, _| text("")),
    ],
    fields: &[Field {
        name: "val",
        doc: "the value",
        indexed: false,
        place: |_, object, _| Ok(HostPlace::Object { object: object.id(), field: 0, element: 0 }.pack()),
    }],
    dynamic: None,
};

const ANY: Dynamic = Dynamic {
    knows: |_| true,
    get: |cx, object, name, _| quiet(cx, object, name),
    set: |_, _, _, _, _| Ok(()),
    call: |cx, object, name, _| quiet(cx, object, name),
};
/// Windows do not exist: their methods return 0 (so a Graph has no view, and the run library drops it).
fn quiet(_: &mut Cx<'_>, _: &Object, name: &str) -> Result<Value, HocError> {
    let returns_object = matches!(name, "glyph" | "path" | "fill");
    if returns_object { Ok(Value::Object(None)) } else { Ok(Value::Number(0.0)) }
}
const fn window(name: &'static str) -> Class {
    Class {
        name,
        args: "(...)",
        doc: "A window: there are none, its methods do nothing.",
        construct: |_: &mut Cx<'_>, _: &Object, _: &Args<'_>| Ok(Payload::Other(Box::new(()))),
        destroy: |_, _| {},
        methods: &[],
        fields: &[],
        dynamic: Some(ANY),
    }
}
/// Classes of windows.
pub static WINDOWS: &[Class] = &[
    window("Graph"),
    window("VBox"),
    window("HBox"),
    window("Deck"),
    window("Shape"),
    window("PlotShape"),
    window("RangeVarPlot"),
    window("PWManager"),
    window("Glyph"),
    window("SymChooser"),
    window("SectionBrowser"),
    window("TextEditor"),
    window("ValueFieldEditor"),
    window("PPShape"),
    window("GUIMath"),
];
