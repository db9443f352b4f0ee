//! `RunFitter` (`runfit.hoc`): a variable of a run is fitted to data, by itself or together with those of its slaves.
//! Sessions tell it variable, parameters, weights and data, statement by statement.
//!
//! `argument` is a parameter, `curve` the data and their weights, `search` the runs, `session` what it says of itself.

use super::window;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

mod argument;
mod curve;
mod search;
mod session;

/// The file.
pub static FILE: File = File {
    name: "runfit.hoc",
    rows: &[
        Row::Load("stdlib.hoc", "String"),
        Row::Template(&argument::ARGUMENT),
        Row::Template(&argument::KEPT),
        Row::Objects("runfit_instance, runfit_master, temp_object_"),
        Row::Func("runfit_efun", search::error_of_arguments),
        Row::Template(&TOOL),
        Row::Proc("makerunfitter", |call| {
            let made = call.new_object("RunFitter", &[])?;
            call.ask(&made, "map", &[])?;
            done()
        }),
    ],
};

/// `new RunFitter()` is a master, which has parameters; `new RunFitter(1)` a slave, which has data only.
static TOOL: Template = Template {
    name: "RunFitter",
    public: "sim, vbox, g, efun, arglow, arghigh, tobj, set_xarg, redraw, fit, arglist, errval, single, addarg, removearg, fitness_name, set_datavec, mserr, w_boundary, w_weight, xdatavec, ydatavec, dweight, xdatavec_, ydatavec_, parm_start, tolerance, normweight, restore_model, import, slave_efun, slaves_, slave_dismissed, slave_setup, set_master, quiet_, map, unmap",
    numbers: &[
        "errval",
        "mserr",
        "tolerance",
        "normweight",
        "quiet_",
        "n",
        "valid_data",
        "valid_output",
        "is_master",
        "running",
        "stopstate",
        "errmin",
    ],
    strings: "fitness_name, output_str, mserrlabel, slaveid",
    objects: "sim, vbox, g, arglow, arghigh, tobj, arglist, w_boundary, w_weight, xdatavec, ydatavec, dweight, xdatavec_, ydatavec_, parm_start, slaves_, master_, argindx, doargfit, dfile, this",
    procs: &[
        ("init", init),
        ("map", |call| {
            let me = call.me()?;
            let title = title(call, &me)?;
            window::map(call, &me, "vbox", &title, 2)
        }),
        ("unmap", unmap),
        ("save", session::save),
        ("spec_fit_var", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            if argument::exists(call, &name, false)? {
                call.set_text_of(&me, "output_str", &name)?;
                call.set_number_of(&me, "valid_output", 1.0)?;
            }
            done()
        }),
        ("spec_parms", argument::add),
        ("addarg", argument::add),
        ("removearg", argument::remove),
        ("restore_model", argument::restore),
        ("import", argument::import),
        ("set_xarg", argument::set_searched),
        ("set_datavec", curve::set_data),
        ("read_data1", curve::read),
        ("init_weights", curve::divide),
        ("weight", curve::weigh),
        ("redraw", |call| {
            let me = call.me()?;
            curve::draw(call, &me)
        }),
        ("set_master", |call| {
            let (me, master) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "master_", master)?;
            let title = title(call, &me)?;
            call.set_text_of(&me, "slaveid", &title)?;
            done()
        }),
        ("another", |call| {
            let me = call.me()?;
            let (slave, slaves) =
                (call.new_object("RunFitter", &[Value::Number(1.0)])?, call.part(&me, "slaves_")?);
            call.ask(&slave, "set_master", &[value(&me)])?;
            call.append(&slaves, slave.clone())?;
            call.ask(&slave, "map", &[])?;
            done()
        }),
        ("slave_dismissed", |call| {
            let (me, slave) = (call.me()?, call.some_object(1)?);
            let slaves = call.part(&me, "slaves_")?;
            let at = call.ask(&slaves, "index", &[value(&slave)])?;
            call.ask(&slaves, "remove", &[Value::Number(at)])?;
            done()
        }),
        ("fit", search::fit),
        ("single", search::single),
    ],
    shows: &["build_deck"],
    funcs: &[("efun", search::efun), ("slave_efun", search::own_error), ("slave_setup", search::watch)],
    ..Template::EMPTY
};

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for (member, x) in [("normweight", 1.0), ("tolerance", 1e-5)] {
        call.set_number_of(&me, member, x)?;
    }
    call.set_number_of(&me, "is_master", f64::from(u8::from(call.n() == 0)))?;
    // Room for 40 parameters.
    for (member, x) in
        [("arglow", 0.0), ("arghigh", 1e6), ("doargfit", 1.0), ("argindx", 0.0), ("parm_start", 0.0)]
    {
        call.put_numbers(&me, member, vec![x; 40])?;
    }
    for member in ["dweight", "sim"] {
        call.put_numbers(&me, member, Vec::new())?;
    }
    for member in ["arglist", "slaves_"] {
        let list = call.new_object("List", &[])?;
        call.set_object_of(&me, member, Some(list))?;
    }
    call.set_object_of(&me, "master_", Some(me.clone()))?;
    window::draw(call, &me, "g", "Graph")?;
    window::make(call, &me, "vbox", "VBox")?;
    curve::set_regions(call, &me, 1)
}
/// Its name, and whose slave it is.
fn title(call: &mut Call<'_, '_>, me: &Object) -> Result<String, HocError> {
    let own = call.cx.object_name(me);
    if call.number_of(me, "is_master")? != 0.0 {
        return Ok(own);
    }
    let master = call.part(me, "master_")?;
    Ok(format!("This {own} is slave to {}", call.cx.object_name(&master)))
}
/// Closes its window and those of its slaves; a slave leaves its master.
fn unmap(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number_of(&me, "is_master")? != 0.0 {
        for slave in call.items_of(&me, "slaves_")? {
            call.ask(&slave, "unmap", &[])?;
        }
    } else if let Some(master) = call.object_of(&me, "master_")? {
        call.ask(&master, "slave_dismissed", &[value(&me)])?;
    }
    call.set_object_of(&me, "master_", None)?;
    call.set_global_object("runfit_master", None)?;
    let window = call.part(&me, "vbox")?;
    call.ask(&window, "unmap", &[])?;
    done()
}
/// What a dialog would say: it is shown to nobody, and the procedure goes on.
fn tell(call: &mut Call<'_, '_>, text: &str) -> Result<(), HocError> {
    call.run("continue_dialog", &[string(text)]).map(|_| ())
}
