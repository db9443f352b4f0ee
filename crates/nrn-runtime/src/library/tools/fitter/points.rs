//! Measures that compare chosen points of the data: `YFitness` their ordinates, `XYFitness` some by ordinate and some by
//! abscissa, `APFitness` the same relative to the peak of an action potential.

use super::{measure, write_text};
use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// `set_modelx(indices)` chooses the points.
pub static ORDINATES: Template = Template {
    name: "YFitness",
    public: "efun, g, set_data, set_modelx, use_x, have_data, clone, xdat_, xdat, ydat, weight, tag, build, unmap, map, vbox, rfile, wfile, before_run, mintstop, n_chdat",
    numbers: &["use_x", "have_data", "use_gui", "weight", "n_chdat"],
    strings: "tag, mserrlabel",
    objects: "xdat, ydat, xdat_, ydat_, indx_, g, vbox, this",
    procs: &[
        ("init", |call| {
            let me = measure::begin(call, &["xdat", "ydat", "xdat_", "ydat_", "indx_"])?;
            call.set_number_of(&me, "weight", 1.0)?;
            call.set_number_of(&me, "use_x", 1.0)?;
            done()
        }),
        ("set_data", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            measure::keep(call, &me, (&x, &y), "ydat", 0)?;
            measure::draw(call, &me, None)
        }),
        ("set_modelx", |call| {
            let (me, chosen) = (call.me()?, call.some_object(1)?);
            let chosen = call.numbers(&chosen)?;
            choose(call, &me, chosen)
        }),
        ("setxy", |call| {
            let me = call.me()?;
            let chosen = call.numbers_of(&me, "indx_")?;
            choose(call, &me, chosen)
        }),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("YFitness", &[])?;
            copy_data(call, &me, &made)?;
            let chosen = call.numbers_of(&me, "indx_")?;
            choose(call, &made, chosen)?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("rfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            if let (_, Some((x, y))) = measure::read_data(call, &file)? {
                measure::keep(call, &me, (&x, &y), "ydat", 0)?;
            }
            let chosen = indices(call, &file)?;
            choose(call, &me, chosen)
        }),
        ("wfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            let lines = 6 + 2 * call.numbers_of(&me, "xdat")?.len() + call.numbers_of(&me, "indx_")?.len();
            write_text(call, &file, &format!("YFitness xdat ydat erry (lines={lines})\n"))?;
            measure::write_columns(call, &me, &file, &["xdat", "ydat"])?;
            measure::write_columns(call, &me, &file, &["indx_"])?;
            done()
        }),
        ("build", measure::build),
        ("map", measure::map),
    ],
    shows: &["before_run", "unmap"],
    funcs: &[
        ("efun", |call| {
            let (me, y, x) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let error =
                compare(call, &me, "yfitness", (&y, &x), 0.0, ("xdat_", "ydat_", None))?.unwrap_or(0.0);
            measure::show(call, &me, error, (&y, &x))?;
            number(call.number_of(&me, "weight")? * error)
        }),
        ("mintstop", |call| {
            let me = call.me()?;
            number(last(call, &me, "xdat_", None)?)
        }),
    ],
    ..Template::EMPTY
};

const PAIR_PUBLIC: &str = "efun, g, set_data, set_modelx, xdat, ydat, idx_, peak, have_data, unmap, map, vbox, rfile, wfile, use_x, peakscale, xscale, yscale, tag, clone, build, before_run, mintstop";
const PAIR_NUMBERS: &[&str] =
    &["use_x", "have_data", "use_gui", "peak", "xpeak", "peakscale", "xscale", "yscale", "mintstop_"];
const PAIR_OBJECTS: &str = "xdat, ydat, xdat_[2], ydat_[2], idx_[2], g, vbox, this";

/// `set_modelx(indices of points compared in y, of points compared in x)`
pub static BOTH: Template = Template {
    name: "XYFitness",
    public: PAIR_PUBLIC,
    numbers: PAIR_NUMBERS,
    strings: "tag, mserrlabel",
    objects: PAIR_OBJECTS,
    procs: &[
        ("init", |call| begin_pair(call, 0.0)),
        ("set_data", set_pair_data),
        ("set_modelx", set_pair),
        ("setxy", take_pair),
        // The copy has the data and the factors; which points are chosen it does not take over, as in NEURON.
        ("clone", |call| {
            let me = call.me()?;
            take_pair(call)?;
            let made = call.new_object("XYFitness", &[])?;
            copy_data(call, &me, &made)?;
            copy_numbers(call, &me, &made, &["xscale", "yscale"])?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("rfile", read_pair),
        // The name that is written is the other measure's, as in NEURON; nothing reads it.
        ("wfile", |call| write_pair(call, "YFitness", false)),
        ("build", measure::build),
        ("map", measure::map),
    ],
    shows: &["before_run", "unmap"],
    funcs: &[
        ("efun", |call| pair_error(call, 0.0)),
        ("mintstop", |call| {
            let me = call.me()?;
            number(call.number_of(&me, "mintstop_")?)
        }),
    ],
    ..Template::EMPTY
};
/// The same, with the abscissae relative to the peak, whose place counts as well.
pub static ACTION_POTENTIAL: Template = Template {
    name: "APFitness",
    public: PAIR_PUBLIC,
    numbers: PAIR_NUMBERS,
    strings: "tag, mserrlabel",
    objects: PAIR_OBJECTS,
    procs: &[
        ("init", |call| begin_pair(call, 1.0)),
        ("set_data", |call| {
            set_pair_data(call)?;
            let me = call.me()?;
            peak_of_data(call, &me)
        }),
        ("set_modelx", set_pair),
        ("setxy", take_pair),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("APFitness", &[])?;
            copy_data(call, &me, &made)?;
            let chosen = (chosen(call, &me, 0)?, chosen(call, &me, 1)?);
            call.ask(&made, "set_modelx", &[value(&chosen.0), value(&chosen.1)])?;
            copy_numbers(call, &me, &made, &["peakscale", "xscale", "yscale"])?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("rfile", read_pair),
        ("wfile", |call| write_pair(call, "APFitness", true)),
        ("build", measure::build),
        ("map", measure::map),
    ],
    shows: &["before_run", "unmap"],
    funcs: &[
        ("efun", |call| {
            let (me, y, x) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let at = call.ask(&y, "firstpeak", &[])?.max(0.0) as usize;
            let peak = call.numbers(&x)?.get(at).copied().unwrap_or(0.0);
            call.set_number_of(&me, "peak", peak)?;
            let late = peak - call.number_of(&me, "xpeak")?;
            let weight = call.number_of(&me, "peakscale")?;
            pair_error(call, weight * late * late)
        }),
        ("mintstop", |call| {
            let me = call.me()?;
            number(call.number_of(&me, "mintstop_")?)
        }),
    ],
    ..Template::EMPTY
};

// ---- points ----

/// The points of the data with these indices; of equal indices one is kept.
fn choose(call: &mut Call<'_, '_>, me: &Object, mut chosen: Vec<f64>) -> Result<Value, HocError> {
    chosen.dedup();
    call.put_numbers(me, "indx_", chosen)?;
    let n = call.number_of(me, "n_chdat")?;
    call.set_number_of(me, "n_chdat", n + 1.0)?;
    let indices = call.part(me, "indx_")?;
    for (points, data) in [("xdat_", "xdat"), ("ydat_", "ydat")] {
        let (points, data) = (call.part(me, points)?, call.part(me, data)?);
        call.ask_object(&points, "index", &[value(&data), value(&indices)])?;
    }
    measure::draw(call, me, None)
}
/// A number of indices, and the indices.
fn indices(call: &mut Call<'_, '_>, file: &Object) -> Result<Vec<f64>, HocError> {
    let n = call.ask(file, "scanvar", &[])?;
    if n <= 0.0 {
        return Ok(Vec::new());
    }
    let read = measure::read_numbers(call, file, n)?;
    call.numbers(&read)
}
/// The last number of a Vector; there has to be one.
fn last(call: &mut Call<'_, '_>, me: &Object, member: &str, at: Option<usize>) -> Result<f64, HocError> {
    let vector = held(call, me, member, at)?;
    let numbers = call.numbers(&vector)?;
    numbers.last().copied().ok_or_else(|| crate::texts::index_out_of_range("x", 0.0, 0))
}
/// A Vector in a member, or in an element of an array member.
fn held(call: &mut Call<'_, '_>, me: &Object, member: &str, at: Option<usize>) -> Result<Object, HocError> {
    match at {
        Some(at) => call.objects_of(me, member, at)?.ok_or_else(crate::texts::object_is_gone),
        None => call.part(me, member),
    }
}
/// What a Vector method says of a course and some points; None when no points are chosen.
fn compare(
    call: &mut Call<'_, '_>,
    me: &Object,
    method: &str,
    course: (&Object, &Object),
    peak: f64,
    points: (&str, &str, Option<usize>),
) -> Result<Option<f64>, HocError> {
    let (x, y) = (held(call, me, points.0, points.2)?, held(call, me, points.1, points.2)?);
    if call.numbers(&x)?.is_empty() {
        return Ok(None);
    }
    let args = [value(course.1), Value::Number(peak), value(&y), value(&x)];
    call.ask(course.0, method, &args).map(Some)
}
fn copy_data(call: &mut Call<'_, '_>, me: &Object, to: &Object) -> Result<(), HocError> {
    copy_numbers(call, me, to, &["have_data"])?;
    if call.number_of(me, "have_data")? != 0.0 {
        let (x, y) = (call.part(me, "xdat")?, call.part(me, "ydat")?);
        call.ask(to, "set_data", &[value(&x), value(&y)])?;
    }
    Ok(())
}
fn copy_numbers(call: &mut Call<'_, '_>, me: &Object, to: &Object, members: &[&str]) -> Result<(), HocError> {
    for member in members {
        let x = call.number_of(me, member)?;
        call.set_number_of(to, member, x)?;
    }
    Ok(())
}

// ---- two sets of points ----

fn begin_pair(call: &mut Call<'_, '_>, peak: f64) -> Result<Value, HocError> {
    let me = measure::begin(call, &["xdat", "ydat"])?;
    for member in ["idx_", "xdat_", "ydat_"] {
        for at in 0..2 {
            let made = call.cx.new_vector(Vec::new());
            call.set_objects_of(&me, member, at, Some(made))?;
        }
    }
    for (member, x) in [("peakscale", peak), ("xscale", 1.0), ("yscale", 0.1)] {
        call.set_number_of(&me, member, x)?;
    }
    done()
}
/// Data before 0 do not count.
fn set_pair_data(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    keep_from_zero(call, &me, &x, &y)
}
fn keep_from_zero(call: &mut Call<'_, '_>, me: &Object, x: &Object, y: &Object) -> Result<Value, HocError> {
    call.set_number_of(me, "have_data", 0.0)?;
    if let Some(from) = measure::not_before_zero(call, x)? {
        measure::keep(call, me, (x, y), "ydat", from)?;
        measure::draw(call, me, None)?;
    }
    done()
}
fn peak_of_data(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    if call.number_of(me, "have_data")? != 0.0 {
        let y = call.part(me, "ydat")?;
        let at = call.ask(&y, "max_ind", &[])?.max(0.0) as usize;
        let x = call.numbers_of(me, "xdat")?.get(at).copied().unwrap_or(0.0);
        call.set_number_of(me, "xpeak", x)?;
    }
    done()
}
fn chosen(call: &mut Call<'_, '_>, me: &Object, at: usize) -> Result<Object, HocError> {
    held(call, me, "idx_", Some(at))
}
fn set_pair(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for at in 0..2 {
        let given = call.some_object(at + 1)?;
        let copy = call.ask_object(&given, "c", &[])?;
        call.set_objects_of(&me, "idx_", at, Some(copy))?;
    }
    take_pair(call)
}
/// Takes the chosen points of the data; both sets must have some.
fn take_pair(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let peak = call.number_of(&me, "xpeak")?;
    call.set_number_of(&me, "mintstop_", 0.0)?;
    let mut end = 0.0;
    for at in 0..2 {
        let indices = chosen(call, &me, at)?;
        for (points, data) in [("xdat_", "xdat"), ("ydat_", "ydat")] {
            let (points, data) = (held(call, &me, points, Some(at))?, call.part(&me, data)?);
            call.ask_object(&points, "index", &[value(&data), value(&indices)])?;
        }
        let x = held(call, &me, "xdat_", Some(at))?;
        call.ask_object(&x, "sub", &[Value::Number(peak)])?;
        end = last(call, &me, "xdat_", Some(at))?.max(end);
    }
    call.set_number_of(&me, "mintstop_", end + peak)?;
    measure::draw(call, &me, None)
}
/// The errors of both sets, with their factors, on top of another error.
fn pair_error(call: &mut Call<'_, '_>, mut error: f64) -> Result<Value, HocError> {
    let (me, y, x) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    let peak = call.number_of(&me, "peak")?;
    for (at, method, scale) in [(0, "yfitness", "yscale"), (1, "xfitness", "xscale")] {
        let points = ("xdat_", "ydat_", Some(at));
        if let Some(part) = compare(call, &me, method, (&y, &x), peak, points)? {
            error += call.number_of(&me, scale)? * part;
        }
    }
    measure::show(call, &me, error, (&y, &x))?;
    number(error)
}
fn read_pair(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, file) = (call.me()?, call.some_object(1)?);
    for member in ["peakscale", "xscale", "yscale"] {
        let x = call.ask(&file, "scanvar", &[])?;
        call.set_number_of(&me, member, x)?;
    }
    if let (_, Some((x, y))) = measure::read_data(call, &file)? {
        call.ask(&me, "set_data", &[value(&x), value(&y)])?;
    }
    for at in 0..2 {
        let read = indices(call, &file)?;
        let made = call.cx.new_vector(read);
        call.set_objects_of(&me, "idx_", at, Some(made))?;
    }
    take_pair(call)
}
/// Writes factors, perhaps the label, the data, and the indices of both sets.
fn write_pair(call: &mut Call<'_, '_>, name: &str, labelled: bool) -> Result<Value, HocError> {
    let (me, file) = (call.me()?, call.some_object(1)?);
    let mut lines = 8 + 2 * call.numbers_of(&me, "xdat")?.len();
    let mut head = String::new();
    for at in 0..2 {
        let indices = chosen(call, &me, at)?;
        lines += call.numbers(&indices)?.len();
    }
    for member in ["peakscale", "xscale", "yscale"] {
        head += &format!(" {}", short(call.number_of(&me, member)?));
    }
    write_text(call, &file, &format!("{name} xdat ydat erry errx (lines={lines}){head}\n"))?;
    if labelled {
        let y = call.part(&me, "ydat")?;
        let label = call.ask_text(&y, "label", &[])?;
        write_text(call, &file, &format!("|{label}|\n"))?;
    }
    measure::write_columns(call, &me, &file, &["xdat", "ydat"])?;
    for at in 0..2 {
        let indices = chosen(call, &me, at)?;
        let n = call.numbers(&indices)?.len();
        call.ask(&file, "printf", &[string("%d\n"), Value::Number(n as f64)])?;
        call.ask(&indices, "printf", &[value(&file)])?;
    }
    done()
}
