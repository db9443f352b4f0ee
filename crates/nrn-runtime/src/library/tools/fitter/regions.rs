//! Regions of the abscissa with weights (`boundary` and `weight`): which data count for `RegionFitness` and `ClampFitness`,
//! and how much.

use super::{measure, write_text};
use crate::format::number as short;
use crate::library::call::{Call, done, value};
use crate::library::tools::weights::{self, Border};
use hoc_vm::{HocError, Object, Value};

/// The members with the ordinates: of all data, and of those that count.
#[derive(Clone, Copy)]
pub struct Ordinates(pub &'static str, pub &'static str);

/// n regions of the same length over the data, with these weights.
pub fn divide(
    call: &mut Call<'_, '_>,
    me: &Object,
    of: Ordinates,
    mut boundaries: Vec<f64>,
    each: Vec<f64>,
) -> Result<Value, HocError> {
    let n = each.len().saturating_sub(1);
    boundaries.resize(n + 1, 0.0);
    let x = call.numbers_of(me, "xdat")?;
    if !x.is_empty() && n > 0 {
        boundaries = weights::boundaries(&x, n);
    }
    overwrite(call, me, "boundary", boundaries)?;
    overwrite(call, me, "weight", each)?;
    take(call, me, of)
}
/// New numbers in the Vector of a member.
fn overwrite(call: &mut Call<'_, '_>, me: &Object, member: &str, data: Vec<f64>) -> Result<(), HocError> {
    let vector = call.part(me, member)?;
    call.set_numbers(&vector, data)
}
/// Boundaries and weights decide which data are in `xdat_` and its partner, and their weights in `dw_`.
pub fn take(call: &mut Call<'_, '_>, me: &Object, of: Ordinates) -> Result<Value, HocError> {
    let (x, y) = (call.numbers_of(me, "xdat")?, call.numbers_of(me, of.0)?);
    if x.is_empty() {
        return done();
    }
    let (mut boundaries, each) = (call.numbers_of(me, "boundary")?, call.numbers_of(me, "weight")?);
    let each = weights::of_points(&x, &mut boundaries, &each, Border::Behind);
    overwrite(call, me, "boundary", boundaries)?;
    let kept: Vec<(usize, f64)> = each.into_iter().enumerate().filter(|(_, w)| *w > 0.0).collect();
    let scale = kept.len() as f64 / kept.iter().map(|k| k.1).sum::<f64>();
    let counted = |data: &[f64]| kept.iter().filter_map(|k| data.get(k.0).copied()).collect();
    overwrite(call, me, "xdat_", counted(&x))?;
    overwrite(call, me, of.1, counted(&y))?;
    overwrite(call, me, "dw_", kept.iter().map(|k| k.1 * scale).collect())?;
    measure::draw(call, me, None)
}
/// `measure.clone(variable)`: another of its class with the data, the regions where there are no data, and the scale.
pub fn duplicate(call: &mut Call<'_, '_>, of: Ordinates) -> Result<Value, HocError> {
    let me = call.me()?;
    let class = call.cx.class_name(&me).to_string();
    let made = call.new_object(&class, &[])?;
    for member in ["boundary", "weight"] {
        let data = call.numbers_of(&me, member)?;
        call.put_numbers(&made, member, data)?;
    }
    // With data it has the regions set_data gives it, as in NEURON.
    if call.number_of(&me, "have_data")? != 0.0 {
        let (x, y) = (call.part(&me, "xdat")?, call.part(&me, of.0)?);
        call.ask(&made, "set_data", &[value(&x), value(&y)])?;
    }
    let scale = call.number_of(&me, "scale")?;
    call.set_number_of(&made, "scale", scale)?;
    call.set_object_argument(1, Some(made))?;
    done()
}

/// Reads what [`write`] writes.
pub fn read(call: &mut Call<'_, '_>, of: Ordinates) -> Result<Value, HocError> {
    let (me, file) = (call.me()?, call.some_object(1)?);
    let scale = call.ask(&file, "scanvar", &[])?;
    call.set_number_of(&me, "scale", scale)?;
    if let (_, Some((x, y))) = measure::read_data(call, &file)? {
        call.ask(&me, "set_data", &[value(&x), value(&y)])?;
    }
    let n = call.ask(&file, "scanvar", &[])?;
    for member in ["boundary", "weight"] {
        let made = measure::read_numbers(call, &file, n)?;
        call.set_object_of(&me, member, Some(made))?;
    }
    take(call, &me, of)
}
/// Writes scale, label, data, boundaries and weights.
pub fn write(call: &mut Call<'_, '_>, of: Ordinates) -> Result<Value, HocError> {
    let (me, file) = (call.me()?, call.some_object(1)?);
    let (n, n_boundaries) = (call.numbers_of(&me, "xdat")?.len(), call.numbers_of(&me, "boundary")?.len());
    let class = call.cx.class_name(&me).to_string();
    let scale = short(call.number_of(&me, "scale")?);
    let y = call.part(&me, of.0)?;
    let label = call.ask_text(&y, "label", &[])?;
    let lines = 4 + 2 * n + 2 * n_boundaries;
    let head = format!("{class} xdat {} boundary weight (lines={lines}) {scale}\n|{label}|\n", of.0);
    write_text(call, &file, &head)?;
    measure::write_columns(call, &me, &file, &["xdat", of.0])?;
    measure::write_columns(call, &me, &file, &["boundary", "weight"])?;
    done()
}
/// `set_modelx(x)`: the Vector that gets the abscissae which count.
pub fn adopt(call: &mut Call<'_, '_>, of: Ordinates) -> Result<Value, HocError> {
    let (me, x) = (call.me()?, call.some_object(1)?);
    call.set_object_of(&me, "xdat_", Some(x))?;
    call.put_numbers(&me, of.1, Vec::new())?;
    take(call, &me, of)
}
/// The last abscissa of the data that count.
pub fn last(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    Ok(Value::Number(call.numbers_of(me, "xdat_")?.last().copied().unwrap_or(0.0)))
}
