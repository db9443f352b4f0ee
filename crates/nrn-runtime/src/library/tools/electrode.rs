//! `Electrode`: a current clamp and a voltage clamp at one place, of which one is active.

use super::window;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Pointer, Value};

/// The file.
pub static FILE: File = File {
    name: "electrod.hoc",
    rows: &[
        Row::Template(&TOOL),
        Row::Objects("tempobj"),
        Row::Proc("makeelectrode", |call| {
            call.cx.accessed_section()?;
            call.new_object("Electrode", &[])?;
            done()
        }),
    ],
};

/// Sessions write `can_locate`, `sec`, `xloc`, the values of `vc` and `stim`, `vcsteps`, `vcincrement`, `samp`, and call
/// `locate(0)`, `store_vclamp()`, `glyph()`.
static TOOL: Template = Template {
    name: "Electrode",
    public: "stim, vc, unmap, map, v1, installIclamp",
    numbers: &["can_locate", "xloc", "samp", "vcincrement", "vcsteps", "clamped_"],
    arrays: "dur_[3], amp_[3]",
    strings: "sec",
    objects: "stim, vc, v1, shape_, card_, this",
    procs: &[
        ("init", init),
        ("locate", locate),
        ("move", |call| {
            let (section, x) = (call.cx.accessed_section()?, call.global("hoc_ac_"));
            put(call, section, x)
        }),
        ("store_vclamp", |call| copy_levels(call, false)),
        ("set_vclamp", |call| copy_levels(call, true)),
        ("glyph", |call| {
            let me = call.me()?;
            window::make(call, &me, "v1", "VBox")?;
            voltage(call)?;
            current(call)
        }),
        ("installVclamp", voltage),
        ("installFamily", voltage),
        ("installIclamp", current),
        ("varyamp", family),
        ("map", map),
        ("unmap", |call| {
            let me = call.me()?;
            let window = call.part(&me, "v1")?;
            call.ask(&window, "unmap", &[])?;
            done()
        }),
    ],
    shows: &["mkgraph", "save"],
    ..Template::EMPTY
};

/// Duration (ms) and level (mV) of the three steps at first.
const LEVELS: [(f64, f64); 3] = [(0.1, -65.0), (2.5, 10.0), (100.0, -65.0)];

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let section = call.cx.accessed_section()?;
    let name = call.cx.section_name(section);
    call.set_text_of(&me, "sec", &name)?;
    for (member, class) in [("stim", "IClamp"), ("vc", "VClamp")] {
        let made = call.cx.construct(class, &[Value::Number(0.5)])?;
        call.set_object_of(&me, member, Some(made))?;
    }
    window::draw(call, &me, "shape_", "Shape")?;
    window::draw(call, &me, "card_", "Deck")?;
    for (number, x) in [("can_locate", 1.0), ("xloc", 0.5), ("vcincrement", 10.0), ("vcsteps", 5.0)] {
        call.set_number_of(&me, number, x)?;
    }
    for (field, x) in [("del", 0.1), ("dur", 0.1), ("amp", 0.0)] {
        write(call, &me, "stim", field, &[], x)?;
    }
    for (at, (duration, level)) in LEVELS.into_iter().enumerate() {
        write(call, &me, "vc", "dur", &[at as f64], duration)?;
        write(call, &me, "vc", "amp", &[at as f64], level)?;
    }
    if window::waits(call) { done() } else { map(call) }
}
fn map(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let amp = read(call, &me, "stim", "amp", &[])?;
    call.set_number_of(&me, "samp", amp)?;
    copy_levels(call, false)?;
    window::make(call, &me, "v1", "VBox")?;
    voltage(call)?;
    current(call)?;
    window::map(call, &me, "v1", "I/V Clamp Electrode", 9)
}
fn field(
    call: &mut Call<'_, '_>,
    me: &Object,
    clamp: &str,
    name: &str,
    at: &[f64],
) -> Result<Pointer, HocError> {
    let clamp = call.part(me, clamp)?;
    call.cx.field_place(&clamp, name, at)
}
fn read(call: &mut Call<'_, '_>, me: &Object, clamp: &str, name: &str, at: &[f64]) -> Result<f64, HocError> {
    let place = field(call, me, clamp, name, at)?;
    call.cx.read(&place)
}
fn write(
    call: &mut Call<'_, '_>,
    me: &Object,
    clamp: &str,
    name: &str,
    at: &[f64],
    x: f64,
) -> Result<(), HocError> {
    let place = field(call, me, clamp, name, at)?;
    call.cx.write(&place, x)
}
/// Between the tool's own levels and the voltage clamp's.
fn copy_levels(call: &mut Call<'_, '_>, to_clamp: bool) -> Result<Value, HocError> {
    let me = call.me()?;
    for at in 0..LEVELS.len() {
        for (own, theirs) in [("dur_", "dur"), ("amp_", "amp")] {
            if to_clamp {
                let x = call.array_of(&me, own, at)?;
                write(call, &me, "vc", theirs, &[at as f64], x)?;
            } else {
                let x = read(call, &me, "vc", theirs, &[at as f64])?;
                call.set_array_of(&me, own, at, x)?;
            }
        }
    }
    done()
}
/// The voltage clamp is active, the current clamp gives nothing.
fn voltage(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    copy_levels(call, true)?;
    if call.number_of(&me, "clamped_")? == 0.0 {
        let amp = read(call, &me, "stim", "amp", &[])?;
        call.set_number_of(&me, "samp", amp)?;
        write(call, &me, "stim", "amp", &[], 0.0)?;
        call.set_number_of(&me, "clamped_", 1.0)?;
    }
    done()
}
/// The current clamp is active; the voltage clamp's steps are over before they begin.
fn current(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number_of(&me, "clamped_")? != 0.0 {
        let amp = call.number_of(&me, "samp")?;
        write(call, &me, "stim", "amp", &[], amp)?;
        for at in 0..LEVELS.len() {
            write(call, &me, "vc", "dur", &[at as f64], -1.0)?;
        }
        call.set_number_of(&me, "clamped_", 0.0)?;
    }
    done()
}
fn put(call: &mut Call<'_, '_>, section: nrn_model::SectionId, x: f64) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_number_of(&me, "xloc", x)?;
    let name = call.cx.section_name(section);
    call.set_text_of(&me, "sec", &name)?;
    for clamp in ["stim", "vc"] {
        let clamp = call.part(&me, clamp)?;
        call.cx.with_section(section, |cx| cx.call_method(&clamp, "loc", &[Value::Number(x)]))?;
    }
    done()
}
/// `locate(0)`: to the place in `sec` and `xloc`. 1 would show the cell.
fn locate(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number(1)? == 1.0 {
        return done();
    }
    let (name, x) = (call.text_of(&me, "sec")?, call.number_of(&me, "xloc")?);
    call.run("push_section", &[Value::String(name)])?;
    let section = call.cx.accessed_section()?;
    call.run("pop_section", &[])?;
    put(call, section, x)
}
/// Runs for a row of levels of step `$1`; for step 0 that is also where the run begins.
fn family(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, which) = (call.me()?, call.number(1)?);
    copy_levels(call, true)?;
    let at = which.max(0.0) as usize;
    let first = call.array_of(&me, "amp_", at)?;
    let (steps, by) = (call.number_of(&me, "vcsteps")?, call.number_of(&me, "vcincrement")?);
    let before = call.run("set_v_init", &[])?;
    let mut k = 0.0;
    while k <= steps {
        let level = first + k * by;
        write(call, &me, "vc", "amp", &[at as f64], level)?;
        let start = if at == 0 { level } else { before };
        call.run("set_v_init", &[Value::Number(start)])?;
        call.run("run", &[])?;
        if call.run("stoppedrun", &[])? != 0.0 {
            return done();
        }
        call.run("set_v_init", &[Value::Number(before)])?;
        k += 1.0;
    }
    done()
}
