//! The data of a `RunFitter` and their weights (`w_boundary`, `w_weight`). Unlike in a `RegionFitness` all data stay, with
//! weight 0 outside of regions.

use crate::library::call::{Call, done, value};
use crate::library::tools::saved;
use crate::library::tools::weights::{self, Border};
use hoc_vm::{HocError, Object, Value};

/// `fitter.set_datavec(x, y)`: copies of the data from 0 on.
pub fn set_data(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    call.set_object_of(&me, "dfile", None)?;
    let from = call.numbers(&x)?.iter().position(|x| *x >= 0.0);
    let from = Value::Number(from.ok_or_else(|| HocError::new("no data at or behind 0"))? as f64);
    let (x, y) =
        (call.ask_object(&x, "c", std::slice::from_ref(&from))?, call.ask_object(&y, "cl", &[from])?);
    keep(call, &me, x, y)
}
/// `fitter.read_data1(path)`: how many pairs, then the pairs.
pub fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, path) = (call.me()?, call.text(1)?);
    let file = call.new_object("File", &[])?;
    if call.ask(&file, "ropen", &[Value::String(path.clone())])? == 0.0 {
        super::tell(call, &format!("Couldn't open data file: {path}"))?;
        return done();
    }
    let n = call.ask(&file, "scanvar", &[])?.max(0.0) as usize;
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for _ in 0..n {
        if call.ask(&file, "eof", &[])? != 0.0 {
            break;
        }
        x.push(call.ask(&file, "scanvar", &[])?);
        y.push(call.ask(&file, "scanvar", &[])?);
    }
    call.ask(&file, "close", &[])?;
    call.set_object_of(&me, "dfile", Some(file))?;
    let (x, y) = (call.cx.new_vector(x), call.cx.new_vector(y));
    keep(call, &me, x, y)
}
fn keep(call: &mut Call<'_, '_>, me: &Object, x: Object, y: Object) -> Result<Value, HocError> {
    let graph = call.part(me, "g")?;
    let mut ends = Vec::new();
    for data in [&x, &y] {
        for end in ["min", "max"] {
            ends.push(Value::Number(call.ask(data, end, &[])?));
        }
    }
    call.ask(&graph, "size", &ends)?;
    for (member, data) in [("xdatavec", &x), ("ydatavec", &y)] {
        call.set_object_of(me, member, Some(data.clone()))?;
    }
    call.set_number_of(me, "valid_data", 1.0)?;
    take(call, me)
}

/// `fitter.init_weights(n)`: n regions of the same length (0: one more, -1: one fewer), all of weight 1.
pub fn divide(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let boundaries = call.numbers_of(&me, "w_boundary")?.len();
    let n = weights::asked(call, boundaries)?;
    set_regions(call, &me, n)
}
/// n regions over the data; before there are data, everything is the first.
pub fn set_regions(call: &mut Call<'_, '_>, me: &Object, n: usize) -> Result<Value, HocError> {
    let data = call.number_of(me, "valid_data")? != 0.0;
    let x = if data { call.numbers_of(me, "xdatavec")? } else { Vec::new() };
    let boundaries =
        if data { weights::boundaries(&x, n) } else { (0..=n).map(|i| i as f64 * 1e9).collect() };
    call.put_numbers(me, "w_boundary", boundaries)?;
    call.put_numbers(me, "w_weight", vec![1.0; n + 1])?;
    if data { take(call, me) } else { done() }
}
/// `fitter.weight()`
pub fn weigh(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    take(call, &me)
}
/// Weights of all points, whose mean is 1.
fn take(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let x = call.numbers_of(me, "xdatavec")?;
    let (mut boundaries, each) = (call.numbers_of(me, "w_boundary")?, call.numbers_of(me, "w_weight")?);
    let mut each = weights::of_points(&x, &mut boundaries, &each, Border::Before);
    let sum: f64 = each.iter().sum();
    if sum > 0.0 {
        let scale = each.len() as f64 / sum;
        each.iter_mut().for_each(|w| *w *= scale);
    }
    let n = x.len() as f64;
    for (member, data) in [("w_boundary", boundaries), ("dweight", each)] {
        let vector = call.part(me, member)?;
        call.set_numbers(&vector, data)?;
    }
    for (used, data) in [("xdatavec_", "xdatavec"), ("ydatavec_", "ydatavec")] {
        let data = call.object_of(me, data)?;
        call.set_object_of(me, used, data)?;
    }
    let course = call.part(me, "sim")?;
    call.ask(&course, "resize", &[Value::Number(n)])?;
    draw(call, me)
}
/// The Graph shows the data.
pub fn draw(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let graph = call.part(me, "g")?;
    call.ask(&graph, "erase", &[])?;
    if call.number_of(me, "valid_data")? != 0.0 {
        let (x, y) = (call.part(me, "xdatavec_")?, call.part(me, "ydatavec_")?);
        call.ask(&graph, "label", &[Value::Number(0.8), Value::Number(0.95)])?;
        call.ask(&y, "plot", &[value(&graph), value(&x), Value::Number(2.0), Value::Number(1.0)])?;
        let (low, high) = (call.ask(&y, "min", &[])?, call.ask(&y, "max", &[])?);
        for boundary in call.numbers_of(me, "w_boundary")? {
            call.ask(&graph, "beginline", &[Value::Number(3.0), Value::Number(1.0)])?;
            for end in [low, high] {
                call.ask(&graph, "line", &[Value::Number(boundary), Value::Number(end)])?;
            }
        }
    }
    call.ask(&graph, "flush", &[])?;
    done()
}
/// Statements that make the data anew.
pub fn statements(call: &mut Call<'_, '_>, me: &Object) -> Result<String, HocError> {
    if let Some(file) = call.object_of(me, "dfile")? {
        let scratch = call.new_object("String", &[])?;
        let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
        call.ask(&file, "getname", &[Value::StringPlace(place)])?;
        return Ok(format!("read_data1(\"{}\")\n}}\n", call.text_of(&scratch, "s")?));
    }
    if call.number_of(me, "valid_data")? == 0.0 {
        return Ok("}\n".to_owned());
    }
    let (x, y) = (call.part(me, "xdatavec")?, call.part(me, "ydatavec")?);
    let out = saved::columns(call, ("xdatavec_", "ydatavec_"), (&x, &y), "}\n")?;
    Ok(out + "set_datavec(xdatavec_, ydatavec_)\n")
}
