//! `FInitializeHandler`, and the classes of windows, which do nothing.

use super::number as row;
use crate::args::{Args, number};
use crate::classes::netcon::callback;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Dynamic};
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
    methods: &[row("allprint", "()", "Prints the statements of all handlers, type by type.", |cx, _, _| {
        let mut text = String::new();
        for kind in 0..4 {
            let wanted = InitializeType::from_number(kind);
            let handlers = cx.engine.sim.initialize_handlers.iter().filter(|h| Some(h.0) == wanted);
            let lines: Vec<String> = handlers
                .filter_map(|(_, hook)| match cx.engine.hooks.look(*hook) {
                    Some(crate::Callback::Statement(text, _)) => Some(format!("\t{text}\n")),
                    _ => None,
                })
                .collect();
            if !lines.is_empty() {
                text.push_str(&format!("Type {kind} FInitializeHandler statements\n{}", lines.concat()));
            }
        }
        (cx.engine.output)(&text);
        number(0.0)
    })],
    fields: &[],
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
    window("SectionBrowser"),
    window("TextEditor"),
    window("ValueFieldEditor"),
    window("PPShape"),
    window("GUIMath"),
];
