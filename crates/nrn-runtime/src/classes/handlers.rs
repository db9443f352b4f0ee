//! `FInitializeHandler`: what runs while a run is started.

use super::number as row;
use crate::args::number;
use crate::classes::netcon::callback;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use nrn_solver::{HookId, InitializeType};

/// The row of `FInitializeHandler`.
pub static INITIALIZE: Class = Class {
    name: "FInitializeHandler",
    args: "([type,] statement [, object])",
    doc: "Something to run during finitialize: 0 before, 1 after INITIAL, 2 at the end, 3 at the beginning.",
    construct: |cx, _, args| {
        let (kind, i) = if args.is_number(1) { (args.number(1)?, 2) } else { (1.0, 1) };
        args.value(i)?;
        let kind = InitializeType::from_number(kind as i64).ok_or_else(texts::argument_out_of_range)?;
        let callback = callback(cx, args, i)?.ok_or_else(|| texts::bad_argument_type(i, "statement"))?;
        // Without an object the statement means what it does outside of all templates, wherever it was handed over.
        let callback = match callback {
            Callback::Statement(text, _) if !args.has(i + 1) => Callback::Statement(text, None),
            other => other,
        };
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
                    Some(Callback::Statement(text, this)) => {
                        let owner = this.as_ref().and_then(hoc_vm::WeakObject::upgrade);
                        let prefix =
                            owner.map_or(String::new(), |owner| format!("{}.", cx.object_name(&owner)));
                        Some(format!("\t{prefix}{text}\n"))
                    }
                    Some(Callback::Foreign(..)) => Some("\tPythonObject[0]\n".to_owned()),
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
