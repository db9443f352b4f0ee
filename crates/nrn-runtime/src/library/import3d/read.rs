//! What a reader leaves: Vectors of the file's points, and its branches as `Import3d_Section` objects.

use crate::args::MOST_ELEMENTS;
use crate::library::call::{Call, done, string};
use crate::object::Payload;
use hoc_vm::{HocError, Object, Value};
use nrn_morphology::{Branch, Morphology, Point};
use nrn_objects::matrix::{Full, Matrix};

/// `new Import3d_..._read()`
pub fn start(call: &mut Call<'_, '_>, format: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_text_of(&me, "filetype", format)?;
    for member in ["header", "lines", "sections"] {
        let list = call.new_object("List", &[])?;
        call.set_object_of(&me, member, Some(list))?;
    }
    done()
}

/// `reader.input("file")`
pub fn input(call: &mut Call<'_, '_>, read: fn(&str, &str) -> Morphology) -> Result<Value, HocError> {
    let (me, name) = (call.me()?, call.text(1)?);
    call.set_number_of(&me, "err", 0.0)?;
    let file = call.new_object("File", &[Value::String(name.clone())])?;
    call.set_object_of(&me, "file", Some(file))?;
    let path = call.cx.engine.files.expand(&name);
    let Ok(bytes) = std::fs::read(&path) else {
        call.set_number_of(&me, "err", 1.0)?;
        call.print(&format!("could not open {name}\n"));
        return Err(HocError::new(format!("cannot read {name}")));
    };
    let made = read(&crate::files::decode(bytes), &name);
    let quiet = call.number_of(&me, "quiet")? != 0.0;
    for (_, text) in made.told.iter().filter(|told| told.0 || !quiet) {
        call.print(text);
    }
    call.set_number_of(&me, "err", f64::from(u8::from(made.faulty)))?;
    if let Some(reason) = made.broken {
        return Err(HocError::new(reason));
    }
    keep(call, &me, &made)
}

fn keep(call: &mut Call<'_, '_>, me: &Object, made: &Morphology) -> Result<Value, HocError> {
    let columns: [(&str, Vec<f64>); 2] = [
        ("type", made.kinds.iter().map(|k| f64::from(*k)).collect()),
        ("iline", made.lines.iter().map(|line| *line as f64).collect()),
    ];
    for (member, data) in columns {
        let vector = call.cx.new_vector(data);
        call.set_object_of(me, member, Some(vector))?;
    }
    let header = call.part(me, "header")?;
    for line in &made.header {
        let line = call.new_object("String", &[string(&format!("{line}\n"))])?;
        call.append(&header, line)?;
    }
    let list = call.new_object("List", &[])?;
    let mut objects: Vec<Object> = Vec::with_capacity(made.branches.len());
    for branch in &made.branches {
        let object = section(call, branch)?;
        if let Some(parent) = branch.parent.and_then(|ix| objects.get(ix)).cloned() {
            call.set_object_of(&object, "parentsec", Some(parent))?;
        }
        call.append(&list, object.clone())?;
        objects.push(object);
    }
    for (branch, object) in made.branches.iter().zip(&objects).filter(|pair| !pair.0.stack.is_empty()) {
        let stack = call.new_object("List", &[])?;
        for other in branch.stack.iter().filter_map(|ix| objects.get(*ix)) {
            call.append(&stack, other.clone())?;
        }
        call.set_object_of(object, "contour_list", Some(stack))?;
    }
    call.set_object_of(me, "sections", Some(list))?;
    done()
}

/// `new Import3d_Section(id, number of points)`
pub fn new_section(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, id, n) = (call.me()?, call.number(1)?, call.number(2)?);
    if 4.0 * n > MOST_ELEMENTS as f64 {
        return Err(crate::texts::too_many_elements(4.0 * n)); // x, y, z and diameter of each
    }
    for (member, x) in
        [("id", id), ("parentx", 1.0), ("pid", -1.0), ("centroid_color", 2.0), ("wire_color", 4.0)]
    {
        call.set_number_of(&me, member, x)?;
    }
    let n = n.max(0.0) as usize;
    put_points(call, &me, &vec![Point::default(); n])
}
/// `section.set_pt(i, x, y, z, d)`
pub fn set_point(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let at = call.number(1)?.max(0.0) as usize;
    let mut points = points(call, &me)?;
    let point = Point { x: call.number(2)?, y: call.number(3)?, z: call.number(4)?, d: call.number(5)? };
    match points.get_mut(at) {
        Some(slot) => *slot = point,
        None => return Err(crate::texts::argument_out_of_range()),
    }
    put_points(call, &me, &points)
}
fn section(call: &mut Call<'_, '_>, branch: &Branch) -> Result<Object, HocError> {
    let args = [branch.first_id as f64, 0.0].map(Value::Number);
    let made = call.new_object("Import3d_Section", &args)?;
    for (member, x) in [
        ("type", f64::from(branch.kind)),
        ("parentx", if branch.parent.is_some() { branch.parent_x } else { 1.0 }),
        ("first", f64::from(u8::from(branch.wire))),
        ("iscontour_", f64::from(u8::from(branch.outline))),
        ("volatile2", branch.line as f64),
        ("fid", branch.n_copied as f64),
        ("is_subsidiary", f64::from(u8::from(branch.subsidiary))),
    ] {
        call.set_number_of(&made, member, x)?;
    }
    put_points(call, &made, &branch.points)?;
    Ok(made)
}
fn put_points(call: &mut Call<'_, '_>, of: &Object, points: &[Point]) -> Result<Value, HocError> {
    let full = Full::from_iterator(3, points.len(), points.iter().flat_map(|p| [p.x, p.y, p.z]));
    let raw = call.cx.host_object("Matrix", Payload::Other(Box::new(Matrix::from(full))));
    call.set_object_of(of, "raw", Some(raw))?;
    let d = call.cx.new_vector(points.iter().map(|p| p.d).collect());
    call.set_object_of(of, "d", Some(d))?;
    done()
}
/// The points an `Import3d_Section` has now.
pub fn points(call: &mut Call<'_, '_>, of: &Object) -> Result<Vec<Point>, HocError> {
    let (raw, d) = (call.part(of, "raw")?, call.part(of, "d")?);
    let id = call.cx.vector_id(&d).ok_or_else(crate::texts::object_is_gone)?;
    let d = call.cx.engine.sim.vectors.data(id).to_vec();
    let matrix: &mut Matrix = crate::classes::other(call.cx, &raw)?;
    let at = |matrix: &Matrix, row, col| matrix.get(row, col).unwrap_or(0.0);
    Ok(d.into_iter()
        .enumerate()
        .map(|(col, d)| Point { x: at(matrix, 0, col), y: at(matrix, 1, col), z: at(matrix, 2, col), d })
        .collect())
}
/// `reader.pheader()`
pub fn print_header(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for line in call.items_of(&me, "header")? {
        let text = call.text_of(&line, "s")?;
        call.print(&text);
    }
    done()
}
