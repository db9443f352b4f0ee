//! `ParallelNetManager` (`netparmpi.hoc`): cells with global numbers, their connections and spikes.

use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File =
    File { name: "netparmpi.hoc", rows: &[Row::Load("stdlib.hoc", ""), Row::Template(&MANAGER)] };

static MANAGER: Template = Template {
    name: "ParallelNetManager",
    public: "register_cell, nc_append, splitcell, set_gid2node, gid_exists, create_cell, pc, maxstepsize, spikevec, idvec, gatherspikes, want_all_spikes, spike_record, graphout, wantgraph, set_maxstep, serialize, prun, pcontinue, pinit, psolve, ncell, round_robin, tmpcell, cells, nclist, myid, nwork, nhost, prstat, doinit, postwait, postspikes",
    numbers: &["ncell", "nhost", "nwork", "myid", "step_known_"],
    objects: "cells, nclist, tmpcell, pc, spikevec, idvec, found_, this",
    procs: &[
        ("init", init),
        ("set_gid2node", |call| {
            let (me, gid, host) = (call.me()?, call.number(1)?, call.number(2)?);
            if host == call.number_of(&me, "myid")? {
                own(call, &me, gid)?;
            }
            done()
        }),
        ("round_robin", |call| {
            let me = call.me()?;
            let (n, workers) = (call.number_of(&me, "ncell")?, call.number_of(&me, "nwork")?.max(1.0));
            let mine = call.number_of(&me, "myid")?;
            let mut gid = 0.0;
            while gid < n {
                may_go_on(call)?;
                if gid % workers == mine {
                    own(call, &me, gid)?;
                }
                gid += 1.0;
            }
            done()
        }),
        ("register_cell", |call| {
            let (me, gid, cell) = (call.me()?, call.number(1)?, call.some_object(2)?);
            register(call, &me, gid, cell)
        }),
        ("spike_record", |call| {
            let (me, gid) = (call.me()?, call.number(1)?);
            record(call, &me, gid)
        }),
        ("want_all_spikes", |call| {
            let me = call.me()?;
            let n = call.number_of(&me, "ncell")?;
            let mut gid = 0.0;
            while gid < n {
                may_go_on(call)?;
                record(call, &me, gid)?;
                gid += 1.0;
            }
            done()
        }),
        ("set_maxstep", set_maxstep),
        ("maxstepsize", |call| {
            let me = call.me()?;
            if call.number_of(&me, "step_known_")? == 0.0 {
                call.set_number_of(&me, "step_known_", 1.0)?;
                set_maxstep(call)?;
            }
            done()
        }),
        ("doinit", |call| {
            call.run("stdinit", &[])?;
            done()
        }),
        ("pinit", |call| {
            let me = call.me()?;
            call.ask(&me, "maxstepsize", &[])?;
            call.ask(&me, "doinit", &[])?;
            done()
        }),
        ("psolve", |call| {
            let (me, until) = (call.me()?, call.number(1)?);
            let pc = call.part(&me, "pc")?;
            call.ask(&pc, "psolve", &[Value::Number(until)])?;
            done()
        }),
        ("pcontinue", |call| {
            let (me, until) = (call.me()?, call.number(1)?);
            call.ask(&me, "psolve", &[Value::Number(until)])?;
            done()
        }),
        ("prun", |call| {
            let me = call.me()?;
            call.ask(&me, "pinit", &[])?;
            let tstop = call.global("tstop");
            call.ask(&me, "pcontinue", &[Value::Number(tstop)])?;
            done()
        }),
    ],
    funcs: &[
        ("gid_exists", |call| {
            let (me, gid) = (call.me()?, call.number(1)?);
            number(exists(call, &me, gid)?)
        }),
        ("nc_append", connect),
    ],
    obfuncs: &[("create_cell", create)],
    hoc: "iterator serialize() { iterator_statement }",
    shows: &["gatherspikes", "postspikes", "postwait", "prstat", "wantgraph", "graphout"],
    missing: &["splitcell"],
    ..Template::EMPTY
};

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, n) = (call.me()?, call.number(1)?);
    call.set_number_of(&me, "ncell", n)?;
    for (member, class) in [
        ("pc", "ParallelContext"),
        ("cells", "List"),
        ("nclist", "List"),
        ("spikevec", "Vector"),
        ("idvec", "Vector"),
    ] {
        let made = call.new_object(class, &[])?;
        call.set_object_of(&me, member, Some(made))?;
    }
    let pc = call.part(&me, "pc")?;
    let hosts = call.ask(&pc, "nhost", &[])?.max(1.0);
    let mine = call.ask(&pc, "id", &[])?;
    for (member, x) in [("nhost", hosts), ("nwork", hosts), ("myid", mine)] {
        call.set_number_of(&me, member, x)?;
    }
    done()
}
/// The global number is this process's.
fn own(call: &mut Call<'_, '_>, me: &Object, gid: f64) -> Result<(), HocError> {
    let pc = call.part(me, "pc")?;
    let here = call.ask(&pc, "id", &[])?;
    call.ask(&pc, "set_gid2node", &[Value::Number(gid), Value::Number(here)]).map(|_| ())
}
fn exists(call: &mut Call<'_, '_>, me: &Object, gid: f64) -> Result<f64, HocError> {
    let pc = call.part(me, "pc")?;
    call.ask(&pc, "gid_exists", &[Value::Number(gid)])
}
fn record(call: &mut Call<'_, '_>, me: &Object, gid: f64) -> Result<Value, HocError> {
    if exists(call, me, gid)? != 0.0 {
        let (pc, times, ids) = (call.part(me, "pc")?, call.part(me, "spikevec")?, call.part(me, "idvec")?);
        call.ask(&pc, "spike_record", &[Value::Number(gid), value(&times), value(&ids)])?;
    }
    done()
}
/// Fails when the user has interrupted: a number of cells may be any.
fn may_go_on(call: &mut Call<'_, '_>) -> Result<(), HocError> {
    if hoc_vm::Host::interrupted(call.cx.engine) { Err(crate::watch::interrupted()) } else { Ok(()) }
}
fn set_maxstep(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    const LONGEST: f64 = 10.0; // ms
    let me = call.me()?;
    let pc = call.part(&me, "pc")?;
    call.ask(&pc, "set_maxstep", &[Value::Number(LONGEST)])?;
    done()
}
/// The cell's spikes have this number: an artificial cell is its own source, others say where theirs is.
fn register(call: &mut Call<'_, '_>, me: &Object, gid: f64, cell: Object) -> Result<Value, HocError> {
    if exists(call, me, gid)? == 0.0 {
        own(call, me, gid)?;
    }
    let cells = call.part(me, "cells")?;
    call.append(&cells, cell.clone())?;
    if call.cx.point_process(&cell).is_some() {
        let made = call.new_object("NetCon", &[value(&cell), Value::Object(None)])?;
        call.set_object_of(me, "found_", Some(made))?;
    } else {
        let place = call.cx.vm.member_place(me, "found_").ok_or_else(crate::texts::object_is_gone)?;
        let given = call.cx.call_method(
            &cell,
            "connect2target",
            &[Value::Object(None), Value::ObjectPlace(place)],
        )?;
        if call.object_of(me, "found_")?.is_none() {
            let made = call.cx.object_of(&given).flatten();
            call.set_object_of(me, "found_", made)?;
        }
    }
    let source = call.part(me, "found_")?;
    let pc = call.part(me, "pc")?;
    call.ask(&pc, "cell", &[Value::Number(gid), value(&source), Value::Number(1.0)])?;
    call.set_object_of(me, "found_", None)?;
    done()
}
/// `create_cell(gid, "new Cell(...)")`: made when the number is this process's.
fn create(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, gid, statement) = (call.me()?, call.number(1)?, call.text(2)?);
    if exists(call, &me, gid)? == 0.0 {
        return Ok(Value::Object(None));
    }
    let name = call.cx.object_name(&me);
    call.run("execute", &[string(&format!("{name}.tmpcell = {statement}"))])?;
    let made = call.part(&me, "tmpcell")?;
    register(call, &me, gid, made.clone())?;
    call.set_object_of(&me, "tmpcell", None)?;
    Ok(value(&made))
}
/// `nc_append(source, target, synapse, weight, delay)`: the connection's place in `nclist`, -1 when the target is not here.
/// A negative synapse stands for the cell itself.
fn connect(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let [source, target, synapse, weight, delay] =
        [call.number(1)?, call.number(2)?, call.number(3)?, call.number(4)?, call.number(5)?];
    let pc = call.part(&me, "pc")?;
    if exists(call, &me, target)? == 0.0 {
        let here = exists(call, &me, source)?;
        if here > 0.0 && here != 3.0 {
            call.ask(&pc, "outputcell", &[Value::Number(source)])?;
        }
        return number(-1.0);
    }
    let cell = call.cx.call_method(&pc, "gid2cell", &[Value::Number(target)])?;
    let mut to = call.cx.object_of(&cell).flatten().ok_or_else(crate::texts::object_is_gone)?;
    if synapse >= 0.0 {
        let list = call.part(&to, "synlist")?;
        let items = call.items(&list);
        to = items.get(synapse as usize).cloned().ok_or_else(crate::texts::argument_out_of_range)?;
    }
    let made = call.cx.call_method(&pc, "gid_connect", &[Value::Number(source), value(&to)])?;
    let netcon = call.cx.object_of(&made).flatten().ok_or_else(crate::texts::object_is_gone)?;
    for (field, indices, x) in [("weight", &[0.0][..], weight), ("delay", &[][..], delay)] {
        let place = call.cx.field_place(&netcon, field, indices)?;
        call.cx.write(&place, x)?;
    }
    let list = call.part(&me, "nclist")?;
    let at = call.items(&list).len();
    call.append(&list, netcon)?;
    number(at as f64)
}
