//! `RegionFitness`: the mean square of the difference to data, each region of the abscissa with its own weight.

use super::measure;
use super::regions::{self, Ordinates};
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::weights;
use hoc_vm::{HocError, Object, Value};

const Y: Ordinates = Ordinates("ydat", "ydat_");

/// `xdat`, `ydat` are the data; `xdat_`, `ydat_`, `dw_` what counts of them, with its weights.
pub static REGION: Template = Template {
    name: "RegionFitness",
    public: "efun, g, boundary, weight, set_data, set_modelx, rfile, wfile, dw_, ydat_, unmap, map, vbox, use_x, tag, xvec, yvec, xdat, ydat, xdat_, have_data, clone, scale, build, get_stable_context, before_run, mintstop, save_context, restore_context",
    numbers: &["use_x", "have_data", "use_gui", "scale", "get_stable_context"],
    strings: "tag, mserrlabel",
    objects: "boundary, weight, xdat, ydat, xdat_, ydat_, dw_, xvec, yvec, g, vbox, this",
    procs: &[
        ("init", |call| {
            let me = measure::begin(call, &["xdat", "ydat", "xvec", "yvec", "xdat_", "ydat_", "dw_"])?;
            call.set_number_of(&me, "scale", 1.0)?;
            call.put_numbers(&me, "boundary", vec![0.0, 0.0])?;
            call.put_numbers(&me, "weight", vec![0.0, 1.0])?;
            done()
        }),
        ("set_data", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            call.set_number_of(&me, "have_data", 0.0)?;
            if call.numbers(&x)?.is_empty() {
                return done();
            }
            measure::keep(call, &me, (&x, &y), "ydat", 0)?;
            for (member, of) in [("xvec", "xdat"), ("yvec", "ydat")] {
                let data = call.object_of(&me, of)?;
                call.set_object_of(&me, member, data)?;
            }
            divide(call, &me, 1)
        }),
        ("init_weights", |call| {
            let me = call.me()?;
            let boundaries = call.numbers_of(&me, "boundary")?.len();
            let n = weights::asked(call, boundaries)?;
            divide(call, &me, n)
        }),
        ("set_w", |call| {
            let me = call.me()?;
            regions::take(call, &me, Y)
        }),
        ("set_modelx", |call| regions::adopt(call, Y)),
        ("rfile", |call| regions::read(call, Y)),
        ("wfile", |call| regions::write(call, Y)),
        ("clone", |call| regions::duplicate(call, Y)),
        ("build", measure::build),
        ("map", measure::map),
    ],
    shows: &["before_run", "unmap"],
    missing: &["save_context", "restore_context"],
    funcs: &[
        ("efun", error),
        ("mintstop", |call| {
            let me = call.me()?;
            regions::last(call, &me)
        }),
    ],
    ..Template::EMPTY
};

/// n regions; those there are keep their weights, the last has 1, others that are new none.
fn divide(call: &mut Call<'_, '_>, me: &Object, n: usize) -> Result<Value, HocError> {
    let (boundaries, mut each) = (call.numbers_of(me, "boundary")?, call.numbers_of(me, "weight")?);
    each.resize(n + 1, 0.0);
    if let Some(last) = each.last_mut() {
        *last = 1.0;
    }
    regions::divide(call, me, Y, boundaries, each)
}
/// `fitness.efun(y, x)`: y becomes what it is at the abscissae of the data.
fn error(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, y) = (call.me()?, call.some_object(1)?);
    let mut error = 0.0;
    if call.number_of(&me, "have_data")? != 0.0 && !call.numbers_of(&me, "ydat_")?.is_empty() {
        let (data, weights) = (call.part(&me, "ydat_")?, call.part(&me, "dw_")?);
        if call.number_of(&me, "use_x")? != 1.0 {
            let (at, x) = (call.part(&me, "xdat_")?, call.some_object(2)?);
            call.ask(&y, "interpolate", &[value(&at), value(&x)])?;
        }
        error = call.ask(&data, "meansqerr", &[value(&y), value(&weights)])?;
    }
    let x = call.part(&me, "xdat_")?;
    if call.global("stdrun_quiet") == 0.0 {
        measure::show(call, &me, error, (&y, &x))?;
    }
    number(call.number_of(&me, "scale")? * error)
}
