//! `ClampFitness`: the current a voltage clamp needs to make the potential follow the data; 0 where the model does so by
//! itself.

use super::measure;
use super::regions::{self, Ordinates};
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::weights;
use hoc_vm::{HocError, Object, Value};

const Y: Ordinates = Ordinates("vdat", "vdat_");

/// `xdat`, `vdat` (also `ydat`) are the data; `xdat_`, `vdat_`, `dw_` what counts of them, with its weights.
pub static CLAMP: Template = Template {
    name: "ClampFitness",
    public: "efun, g, boundary, weight, set_data, set_modelx, rfile, wfile, dw_, ydat_, unmap, map, vbox, use_x, tag, xvec, yvec, xdat, ydat, xdat_, have_data, before_run, sref, mintstop, clone, scale, build, get_stable_context, save_context, restore_context",
    numbers: &["use_x", "have_data", "use_gui", "scale", "get_stable_context"],
    strings: "tag, mserrlabel",
    objects: "boundary, weight, xdat, vdat, ydat, ydat_, xvec, yvec, xdat_, vdat_, dw_, g, vbox, cur, clamp, varptr, sref, this",
    procs: &[
        ("init", |call| {
            let vectors = ["xdat", "vdat", "xvec", "yvec", "cur", "xdat_", "vdat_", "dw_"];
            let me = measure::begin(call, &vectors)?;
            let data = call.object_of(&me, "vdat")?;
            call.set_object_of(&me, "ydat", data)?;
            call.set_number_of(&me, "use_x", 1.0)?;
            call.set_number_of(&me, "scale", 1.0)?;
            call.put_numbers(&me, "boundary", vec![0.0; 2])?;
            call.put_numbers(&me, "weight", vec![1.0; 2])?;
            done()
        }),
        ("set_data", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            call.set_number_of(&me, "have_data", 0.0)?;
            let Some(from) = measure::not_before_zero(call, &x)? else { return done() };
            let kept = call.ask_object(&y, "cl", &[Value::Number(from as f64)])?;
            call.set_object_of(&me, "ydat", Some(kept))?;
            measure::keep(call, &me, (&x, &y), "vdat", from)?;
            for (member, of) in [("ydat", "vdat"), ("xvec", "xdat"), ("yvec", "vdat")] {
                let data = call.object_of(&me, of)?;
                call.set_object_of(&me, member, data)?;
            }
            regions::divide(call, &me, Y, Vec::new(), vec![1.0; 2])
        }),
        ("init_weights", |call| {
            let me = call.me()?;
            let boundaries = call.numbers_of(&me, "boundary")?.len();
            let n = weights::asked(call, boundaries)?;
            regions::divide(call, &me, Y, Vec::new(), vec![1.0; n + 1])
        }),
        ("set_w", |call| {
            let me = call.me()?;
            regions::take(call, &me, Y)
        }),
        ("set_modelx", |call| regions::adopt(call, Y)),
        ("rfile", |call| regions::read(call, Y)),
        ("wfile", |call| regions::write(call, Y)),
        ("clone", |call| regions::duplicate(call, Y)),
        ("before_run", switch_on),
        ("build", measure::build),
        ("map", measure::map),
    ],
    shows: &["unmap"],
    missing: &["save_context", "restore_context"],
    funcs: &[
        ("efun", error),
        ("mintstop", |call| {
            let me = call.me()?;
            let clamp = call.part(&me, "clamp")?;
            let place = call.cx.field_place(&clamp, "off", &[])?;
            number(call.cx.read(&place)?)
        }),
    ],
    ..Template::EMPTY
};

/// `fitness.before_run(Pointer)`: a clamp at the place of `section.v(x)` follows the data that count, and its current is
/// recorded at their abscissae.
fn switch_on(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, variable) = (call.me()?, call.some_object(1)?);
    let known = call.object_of(&me, "varptr")?.is_some_and(|known| known.id() == variable.id());
    if !known && !locate(call, &me, &variable)? {
        return done();
    }
    let x = call.numbers_of(&me, "xdat_")?;
    let (Some(on), Some(off)) = (x.first(), x.last()) else {
        return Err(crate::texts::index_out_of_range("x", 0.0, 0));
    };
    let clamp = call.part(&me, "clamp")?;
    for (field, x) in [("switched_on", 1.0), ("on", *on), ("off", *off)] {
        set(call, &clamp, field, x)?;
    }
    let (current, data, at) = (call.part(&me, "cur")?, call.part(&me, "vdat_")?, call.part(&me, "xdat_")?);
    for (vector, method, field) in [(current, "record", "i"), (data, "play", "vc")] {
        let place = call.cx.field_place(&clamp, field, &[])?;
        call.ask(&vector, method, &[Value::Pointer(place), value(&at)])?;
    }
    done()
}
fn set(call: &mut Call<'_, '_>, clamp: &Object, field: &str, x: f64) -> Result<(), HocError> {
    let place = call.cx.field_place(clamp, field, &[])?;
    call.cx.write(&place, x)
}
/// Puts the clamp where a variable `section.v(x)` is; false when it is another kind of variable.
fn locate(call: &mut Call<'_, '_>, me: &Object, variable: &Object) -> Result<bool, HocError> {
    let name = call.ask_text(variable, "s", &[])?;
    let found = name
        .split_once(".v(")
        .and_then(|(section, rest)| Some((section, rest.strip_suffix(')')?.trim().parse::<f64>().ok()?)));
    let Some((section, x)) = found else { return Ok(false) };
    let own = call.cx.object_name(me);
    if call.cx.execute(&format!("{section} {own}.sref = new SectionRef()\n")).is_err() {
        return Ok(false);
    }
    let held = call.part(me, "sref")?;
    let section = call.section_of(&held)?;
    call.set_object_of(me, "varptr", Some(variable.clone()))?;
    let clamp = call.object_of(me, "clamp")?;
    let clamp = call.cx.with_section(section, |cx| match clamp {
        Some(clamp) => cx.call_method(&clamp, "loc", &[Value::Number(x)]).map(|_| clamp),
        None => cx.construct("OClamp", &[Value::Number(x)]),
    })?;
    call.set_object_of(me, "clamp", Some(clamp))?;
    Ok(true)
}
/// `fitness.efun(y, x)` behind a run: the mean square of the current. The clamp is off again.
fn error(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (current, weights) = (call.part(&me, "cur")?, call.part(&me, "dw_")?);
    let counted = call.numbers_of(&me, "vdat_")?.len();
    let mut error = 0.0;
    if call.number_of(&me, "have_data")? != 0.0 && counted > 0 {
        let none = call.cx.new_vector(vec![0.0; counted]);
        error = call.ask(&current, "meansqerr", &[value(&none), value(&weights)])?;
    }
    let x = call.part(&me, "xdat_")?;
    if call.global("stdrun_quiet") == 0.0 {
        measure::show(call, &me, error, (&current, &x))?;
    }
    if let Some(clamp) = call.object_of(&me, "clamp")? {
        set(call, &clamp, "switched_on", 0.0)?;
    }
    for member in ["vdat_", "cur"] {
        let vector = call.part(&me, member)?;
        call.ask(&vector, "play_remove", &[])?;
    }
    number(call.number_of(&me, "scale")? * error)
}
