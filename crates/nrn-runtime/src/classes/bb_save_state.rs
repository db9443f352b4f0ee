//! `BBSaveState`: a saved state for one process, written to and read from folders of fixed names.

use super::save_state::{self, Parts, Snapshot};
use super::{class, number as row};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Method};
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use std::path::Path;

/// The row of `BBSaveState`.
pub static CLASS: Class = class(
    "BBSaveState",
    "()",
    "The state of the simulation in files.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    METHODS,
);

const METHODS: &[Method] = &[
    row("save_test", "()", "Writes the state to the folder bbss_out.", |cx, _, _| save(cx, "bbss_out")),
    row("restore_test", "()", "Reads the state from the folder `in`.", |cx, _, _| restore(cx, "in")),
    row("save_test_bin", "()", "Writes the state to the folder binbufout.", |cx, _, _| save(cx, "binbufout")),
    row("restore_test_bin", "()", "Reads the state from the folder binbufin.", |cx, _, _| {
        restore(cx, "binbufin")
    }),
    row(
        "ignore",
        "([point process])",
        "Leaves a point process out of the state: it is kept all the same.",
        ignore,
    ),
    row(
        "vector_play_init",
        "()",
        "Played Vectors go on where they were: nothing is to be done.",
        |_, _, _| number(0.0),
    ),
    row(
        "save",
        "(callback)",
        "Gives the state piece by piece to a callback: not available.",
        |_, _, args| {
            args.value(1)?;
            Err(texts::not_yet("BBSaveState.save with a callback"))
        },
    ),
    row("restore", "(gid, n, buffer)", "Takes the state of a cell: not available.", |_, _, args| {
        args.value(1)?;
        Err(texts::not_yet("BBSaveState.restore with a buffer"))
    }),
    row(
        "save_request",
        "(gids, sizes)",
        "Which cells there are, and how long their state is.",
        |_, _, args| {
            args.value(1)?;
            Err(texts::not_yet("BBSaveState.save_request"))
        },
    ),
    row("save_gid", "()", "Not implemented, in NEURON neither.", |cx, _, _| {
        (cx.engine.output)("save_gid not implemented\n");
        number(0.0)
    }),
    row("restore_gid", "()", "Not implemented, in NEURON neither.", |cx, _, _| {
        (cx.engine.output)("restore_gid not implemented\n");
        number(0.0)
    }),
];

fn ignore(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let object = args.some_object(cx, 1)?;
        cx.point_process(&object)
            .ok_or_else(|| HocError::new(format!("{} is not a POINT_PROCESS", cx.object_name(&object))))?;
    }
    number(0.0)
}
fn save(cx: &mut Cx<'_>, folder: &str) -> Result<Value, HocError> {
    let snapshot = save_state::take(cx)?;
    let path = Path::new(folder).join("tmp");
    let written =
        std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, save_state::write(&snapshot)));
    written.map_err(|_| could_not_open(&path))?;
    number(0.0)
}
fn restore(cx: &mut Cx<'_>, folder: &str) -> Result<Value, HocError> {
    let path = Path::new(folder).join("tmp");
    let bytes = std::fs::read(&path).map_err(|_| could_not_open(&path))?;
    let snapshot: Snapshot =
        save_state::parse(&bytes).ok_or_else(|| HocError::new("Bad SaveState binary file"))?;
    save_state::put_back(cx, &snapshot, Parts { events: true, streams: true })?;
    number(0.0)
}
fn could_not_open(path: &Path) -> HocError {
    HocError::new(format!("Could not open {}", path.display()))
}

#[cfg(test)]
mod tests {
    use crate::classes::save_state;

    #[test]
    fn a_state_survives_being_written() {
        let mut runtime = crate::Runtime::new();
        let text = "{create s  access s  insert hh  dt = 0.025  finitialize(-50)  fadvance()}\n";
        assert!(runtime.cx().execute(text).is_ok());
        let bytes = save_state::take(&mut runtime.cx()).map(|snapshot| save_state::write(&snapshot));
        let bytes = bytes.unwrap_or_default();
        let again = save_state::parse(&bytes);
        assert!(again.is_some_and(|again| save_state::write(&again) == bytes));
        let short = bytes.split_last().map(|(_, short)| short).unwrap_or_default();
        assert!(save_state::parse(short).is_none());
    }
}
