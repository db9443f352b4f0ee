//! `RegionFitness`: the mean square of the difference to data, each region of the abscissa with its own weight.

use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// `xdat`, `ydat` are the data; `xdat_`, `ydat_`, `dw_` what counts of them, with its weights.
pub static REGION: Template = Template {
    name: "RegionFitness",
    public: "efun, g, boundary, weight, set_data, set_modelx, rfile, wfile, dw_, ydat_, unmap, map, vbox, use_x, tag, xvec, yvec, xdat, ydat, xdat_, have_data, clone, scale, build, get_stable_context, before_run, mintstop, save_context, restore_context",
    numbers: &["use_x", "have_data", "scale", "get_stable_context"],
    strings: "tag",
    objects: "boundary, weight, xdat, ydat, xdat_, ydat_, dw_, xvec, yvec, g, vbox, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "tag", "RegionFitness")?;
            call.set_number_of(&me, "scale", 1.0)?;
            for member in ["xdat", "ydat", "xvec", "yvec", "xdat_", "ydat_", "dw_"] {
                put(call, &me, member, Vec::new())?;
            }
            put(call, &me, "boundary", vec![0.0, 0.0])?;
            put(call, &me, "weight", vec![0.0, 1.0])?;
            done()
        }),
        ("set_data", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            set_data(call, &me, &x, &y)
        }),
        ("rfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            read(call, &me, &file)
        }),
        ("wfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            write(call, &me, &file)
        }),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("RegionFitness", &[])?;
            let (x, y) = (call.part(&me, "xdat")?, call.part(&me, "ydat")?);
            // With data it has a single region again, as in NEURON.
            if call.number_of(&me, "have_data")? != 0.0 {
                set_data(call, &made, &x, &y)?;
            } else {
                for member in ["boundary", "weight"] {
                    let data = numbers(call, &me, member)?;
                    put(call, &made, member, data)?;
                }
            }
            let scale = call.number_of(&me, "scale")?;
            call.set_number_of(&made, "scale", scale)?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
    ],
    shows: &["before_run", "build", "map", "unmap"],
    missing: &["set_modelx", "save_context", "restore_context"],
    funcs: &[
        ("efun", error),
        ("mintstop", |call| {
            let me = call.me()?;
            number(numbers(call, &me, "xdat_")?.last().copied().unwrap_or(0.0))
        }),
    ],
    ..Template::EMPTY
};

fn numbers(call: &mut Call<'_, '_>, of: &Object, member: &str) -> Result<Vec<f64>, HocError> {
    let object = call.part(of, member)?;
    let id = call.cx.vector_id(&object).ok_or_else(crate::texts::object_is_gone)?;
    Ok(call.cx.engine.sim.vectors.data(id).to_vec())
}
fn put(call: &mut Call<'_, '_>, of: &Object, member: &str, data: Vec<f64>) -> Result<(), HocError> {
    let made = call.cx.new_vector(data);
    call.set_object_of(of, member, Some(made))
}

/// `fitness.efun(y, x)`: y becomes what it is at the abscissae of the data.
fn error(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, y) = (call.me()?, call.some_object(1)?);
    let (data, weights) = (call.part(&me, "ydat_")?, call.part(&me, "dw_")?);
    if numbers(call, &me, "ydat_")?.is_empty() {
        return number(0.0);
    }
    if call.number_of(&me, "use_x")? != 1.0 {
        let (at, x) = (call.part(&me, "xdat_")?, call.some_object(2)?);
        call.ask(&y, "interpolate", &[value(&at), value(&x)])?;
    }
    let error = call.ask(&data, "meansqerr", &[value(&y), value(&weights)])?;
    number(call.number_of(&me, "scale")? * error)
}
fn set_data(call: &mut Call<'_, '_>, me: &Object, x: &Object, y: &Object) -> Result<Value, HocError> {
    let get = |call: &mut Call<'_, '_>, object: &Object| {
        let id = call.cx.vector_id(object).ok_or_else(|| crate::texts::bad_argument_type(1, "Vector"))?;
        Ok::<_, HocError>(call.cx.engine.sim.vectors.data(id).to_vec())
    };
    let (xs, ys) = (get(call, x)?, get(call, y)?);
    let (Some(first), Some(last)) = (xs.first().copied(), xs.last().copied()) else {
        return Err(HocError::new("RegionFitness: no data"));
    };
    put(call, me, "xdat", xs)?;
    put(call, me, "ydat", ys)?;
    for (member, of) in [("xvec", "xdat"), ("yvec", "ydat")] {
        let data = call.object_of(me, of)?;
        call.set_object_of(me, member, data)?;
    }
    put(call, me, "boundary", vec![first, last])?;
    put(call, me, "weight", vec![0.0, 1.0])?;
    call.set_number_of(me, "have_data", 1.0)?;
    set_weights(call, me)
}
/// Boundaries and weights decide which data count, and how much.
fn set_weights(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let (x, y) = (numbers(call, me, "xdat")?, numbers(call, me, "ydat")?);
    if x.is_empty() {
        return done();
    }
    let (mut boundaries, weights) = (numbers(call, me, "boundary")?, numbers(call, me, "weight")?);
    let each = weights_of_points(&x, &mut boundaries, &weights);
    put(call, me, "boundary", boundaries)?;
    let kept: Vec<(usize, f64)> = each.into_iter().enumerate().filter(|(_, w)| *w > 0.0).collect();
    let sum: f64 = kept.iter().map(|k| k.1).sum();
    let n = kept.len() as f64;
    let of = |data: &[f64]| kept.iter().filter_map(|k| data.get(k.0).copied()).collect();
    put(call, me, "xdat_", of(&x))?;
    put(call, me, "ydat_", of(&y))?;
    put(call, me, "dw_", kept.iter().map(|k| k.1 * (n / sum)).collect())?;
    done()
}
/// The weight of each point: that of its region, over the region's length. Boundaries move halfway between the points
/// they separate.
fn weights_of_points(x: &[f64], boundaries: &mut [f64], weights: &[f64]) -> Vec<f64> {
    let (low, high) = (x.first().copied().unwrap_or(0.0), x.last().copied().unwrap_or(0.0));
    for boundary in boundaries.iter_mut() {
        *boundary = if *boundary > high { high } else { boundary.max(low) };
    }
    // Boundaries that are behind us, and the weight between the last of them and the next.
    let (mut passed, mut weight) = (0, 0.0);
    let mut before = low;
    let mut made = Vec::with_capacity(x.len());
    for (at, &here) in x.iter().enumerate() {
        while let Some(next) = boundaries.get(passed).copied() {
            if !(here > next || (at == 0 && here == next)) {
                break;
            }
            let moved = if at == 0 { here } else { (here + before) / 2.0 };
            boundaries[passed] = moved;
            passed += 1;
            match boundaries.get(passed) {
                None => weight = 0.0,
                Some(end) if *end > moved => {
                    weight = weights.get(passed).copied().unwrap_or(0.0) / (end - moved)
                }
                Some(_) => {}
            }
        }
        made.push(weight);
        before = here;
    }
    made
}

/// Reads what [`write`] writes.
fn read(call: &mut Call<'_, '_>, me: &Object, file: &Object) -> Result<Value, HocError> {
    let scale = call.ask(file, "scanvar", &[])?;
    call.set_number_of(me, "scale", scale)?;
    let line = super::next_line(call, file)?.unwrap_or_default();
    let label = line.strip_prefix('|').and_then(|rest| rest.split('|').next()).unwrap_or_default().to_owned();
    let vector = |call: &mut Call<'_, '_>, n: f64| {
        let made = call.new_object("Vector", &[])?;
        call.ask(&made, "scanf", &[value(file), Value::Number(n)])?;
        Ok::<_, HocError>(made)
    };
    let n = call.ask(file, "scanvar", &[])?;
    if n > 0.0 {
        let (x, y) = (vector(call, n)?, vector(call, n)?);
        set_data(call, me, &x, &y)?;
        let data = call.part(me, "ydat")?;
        call.ask(&data, "label", &[Value::String(label.as_str().into())])?;
    }
    let n = call.ask(file, "scanvar", &[])?;
    for member in ["boundary", "weight"] {
        let made = vector(call, n)?;
        call.set_object_of(me, member, Some(made))?;
    }
    set_weights(call, me)
}
/// Writes scale, label, data, boundaries and weights.
fn write(call: &mut Call<'_, '_>, me: &Object, file: &Object) -> Result<Value, HocError> {
    let (n, n_regions) = (numbers(call, me, "xdat")?.len(), numbers(call, me, "boundary")?.len());
    let scale = short(call.number_of(me, "scale")?);
    let lines = 4 + 2 * n + 2 * n_regions;
    super::write_text(
        call,
        file,
        &format!("RegionFitness xdat ydat boundary weight (lines={lines}) {scale}\n||\n{n}\n"),
    )?;
    for member in ["xdat", "ydat"] {
        let vector = call.part(me, member)?;
        call.ask(&vector, "printf", &[value(file)])?;
    }
    super::write_text(call, file, &format!("{n_regions}\n"))?;
    for member in ["boundary", "weight"] {
        let vector = call.part(me, member)?;
        call.ask(&vector, "printf", &[value(file)])?;
    }
    done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_outside_of_the_regions_have_no_weight_and_boundaries_move_between_points() {
        let x = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        let mut boundaries = [1.2, 3.4, 9.0];
        let made = weights_of_points(&x, &mut boundaries, &[0.0, 1.0, 3.0]);
        assert_eq!(boundaries, [1.5, 3.5, 5.0]);
        let (first, second) = (1.0 / (3.4 - 1.5), 3.0 / (5.0 - 3.5));
        assert_eq!(made, [0.0, 0.0, first, first, second, second]);
    }
}
