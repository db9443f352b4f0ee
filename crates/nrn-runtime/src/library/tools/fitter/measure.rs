//! What the measures of a fit share: their data, their label, and the Graph that shows both beside the model's course.

use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::tools::window;
use hoc_vm::{HocError, Object, Value};

/// Its name as the tag, and empty Vectors.
pub fn begin(call: &mut Call<'_, '_>, vectors: &[&str]) -> Result<Object, HocError> {
    let me = call.me()?;
    let class = call.cx.class_name(&me).to_string();
    call.set_text_of(&me, "tag", &class)?;
    for member in vectors {
        call.put_numbers(&me, member, Vec::new())?;
    }
    Ok(me)
}
/// Copies of data from point `from` on; the ordinates keep their label.
pub fn keep(
    call: &mut Call<'_, '_>,
    me: &Object,
    data: (&Object, &Object),
    y_member: &str,
    from: usize,
) -> Result<(), HocError> {
    let from = [Value::Number(from as f64)];
    let x = call.ask_object(data.0, "c", &from)?;
    let y = call.ask_object(data.1, "cl", &from)?;
    call.set_object_of(me, "xdat", Some(x))?;
    call.set_object_of(me, y_member, Some(y))?;
    call.set_number_of(me, "have_data", 1.0)?;
    fit_view(call, me)
}
/// The first point whose abscissa is not negative.
pub fn not_before_zero(call: &mut Call<'_, '_>, x: &Object) -> Result<Option<usize>, HocError> {
    Ok(call.numbers(x)?.iter().position(|x| *x >= 0.0))
}
/// The Graph's axes are as long as the data.
fn fit_view(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    if call.number_of(me, "use_gui")? == 0.0 || call.number_of(me, "have_data")? == 0.0 {
        return Ok(());
    }
    let mut ends = Vec::new();
    for member in ["xdat", "ydat"] {
        let data = call.part(me, member)?;
        for end in ["min", "max"] {
            ends.push(Value::Number(call.ask(&data, end, &[])?));
        }
    }
    let graph = call.part(me, "g")?;
    call.ask(&graph, "size", &ends).map(|_| ())
}

/// `build()`: the window of a measure, once.
pub fn build(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number_of(&me, "use_gui")? != 0.0 {
        return done();
    }
    window::draw(call, &me, "g", "Graph")?;
    window::make(call, &me, "vbox", "VBox")?;
    call.set_text_of(&me, "mserrlabel", "MeanSqErr xxxxxxxxxxx")?;
    call.set_number_of(&me, "use_gui", 1.0)?;
    fit_view(call, &me)?;
    draw(call, &me, None)
}
/// `map([title, left, top, width, height])`
pub fn map(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    build(call)?;
    let title = if call.n() > 0 { call.text(1)? } else { "".into() };
    window::map(call, &me, "vbox", &title, 2)
}
/// The Graph gets the data, and perhaps the course of the model: ordinates and abscissae.
pub fn draw(
    call: &mut Call<'_, '_>,
    me: &Object,
    course: Option<(&Object, &Object)>,
) -> Result<Value, HocError> {
    if call.number_of(me, "use_gui")? == 0.0 {
        return done();
    }
    let graph = call.part(me, "g")?;
    call.ask(&graph, "erase", &[])?;
    if call.number_of(me, "have_data")? != 0.0 {
        let (x, y) = (call.part(me, "xdat")?, call.part(me, "ydat")?);
        call.ask(&graph, "label", &[Value::Number(0.8), Value::Number(0.95)])?;
        call.ask(&y, "plot", &[value(&graph), value(&x), Value::Number(2.0), Value::Number(1.0)])?;
    }
    if let Some((y, x)) = course {
        call.ask(y, "line", &[value(&graph), value(x)])?;
    }
    call.ask(&graph, "flush", &[])?;
    done()
}
/// What the window says of an error, and the course it is of.
pub fn show(
    call: &mut Call<'_, '_>,
    me: &Object,
    error: f64,
    course: (&Object, &Object),
) -> Result<(), HocError> {
    if call.number_of(me, "use_gui")? != 0.0 {
        call.set_text_of(me, "mserrlabel", &short(error))?;
        draw(call, me, Some(course))?;
    }
    Ok(())
}

/// Reads a line `|label|`, and two columns of numbers behind their length.
pub fn read_data(
    call: &mut Call<'_, '_>,
    file: &Object,
) -> Result<(String, Option<(Object, Object)>), HocError> {
    let line = super::next_line(call, file)?.unwrap_or_default();
    let label = line.strip_prefix('|').and_then(|rest| rest.split('|').next()).unwrap_or_default().to_owned();
    let n = call.ask(file, "scanvar", &[])?;
    if n <= 0.0 {
        return Ok((label, None));
    }
    let (x, y) = (read_numbers(call, file, n)?, read_numbers(call, file, n)?);
    call.ask(&y, "label", &[string(&label)])?;
    Ok((label, Some((x, y))))
}
/// The next n numbers of a file, as a Vector.
pub fn read_numbers(call: &mut Call<'_, '_>, file: &Object, n: f64) -> Result<Object, HocError> {
    let made = call.new_object("Vector", &[])?;
    call.ask(&made, "scanf", &[value(file), Value::Number(n)])?;
    Ok(made)
}
/// Writes how many numbers a Vector has, and then all Vectors of the same length.
pub fn write_columns(
    call: &mut Call<'_, '_>,
    me: &Object,
    file: &Object,
    members: &[&str],
) -> Result<(), HocError> {
    let n = match members.first() {
        Some(first) => call.numbers_of(me, first)?.len(),
        None => 0,
    };
    super::write_text(call, file, &format!("{n}\n"))?;
    for member in members {
        let vector = call.part(me, member)?;
        call.ask(&vector, "printf", &[value(file)])?;
    }
    Ok(())
}
