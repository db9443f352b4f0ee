//! `SubsetDomainIterator` (`subiter.hoc`): a position `p` for every segment of a SectionList, along the path from the root,
//! away from a point, or along a line; loops over them set parameters that depend on it.

use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::SectionId;

/// The file.
pub static FILE: File = File { name: "subiter.hoc", rows: &[Row::Template(&ITERATOR)] };

/// `new SubsetDomainIterator(list, metric, proximal, distal [, ...])`: metric 0 path, 2 from the point `$5`, `$6`, `$7`, 3
/// along the line with origin `$5` and angle `$6`; proximal 1 begins at 0, distal 1 ends at 1.
static ITERATOR: Template = Template {
    name: "SubsetDomainIterator",
    public: "sl, x, p, p0, p1, loop, update",
    numbers: &["x", "p", "p0", "p1", "metric_", "proximal_", "distal_", "a_", "b_", "c_"],
    objects: "sl, places_, this",
    procs: &[
        ("init", |call| {
            let (me, list) = (call.me()?, call.some_object(1)?);
            call.set_object_of(&me, "sl", Some(list))?;
            for (i, name) in (2..).zip(["metric_", "proximal_", "distal_", "a_", "b_", "c_"]) {
                let x = call.number_or(i, 0.0)?;
                call.set_number_of(&me, name, x)?;
            }
            let unknown = [
                call.number(2)? == 1.0,
                call.number(2)? > 3.0,
                call.number(3)? == 2.0,
                call.number(4)? == 2.0,
            ];
            if unknown.contains(&true) {
                return Err(HocError::new("this metric or style of a SubsetDomainIterator is not available"));
            }
            done()
        }),
        ("update", update),
    ],
    // The body of the loop runs in the caller: only the language can say that.
    hoc: "iterator loop() { local n\n update()\n n = 0\n forsec sl for (x, 0) {\n  p = places_.x[n]\n  n += 1\n  \
          if (numarg() > 1) { $&1 = x  $&2 = p }\n  iterator_statement\n }\n}",
    ..Template::EMPTY
};

/// Positions of the ends and the middles of all segments: (x, position).
type Positions = Vec<(f64, f64)>;

fn update(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let list = call.part(&me, "sl")?;
    let sections = call.cx.section_list(&list).cloned().unwrap_or_default();
    let metric = call.number_of(&me, "metric_")?;
    let constants = [call.number_of(&me, "a_")?, call.number_of(&me, "b_")?, call.number_of(&me, "c_")?];
    let mut all: Positions = Vec::new();
    for id in sections {
        all.extend(if metric == 0.0 {
            along_path(call, id)?
        } else {
            in_space(call, id, metric, constants)?
        });
    }
    let mut low = all.iter().map(|p| p.1).fold(1e9, f64::min);
    let mut high = all.iter().map(|p| p.1).fold(1.0, f64::max);
    let (mut shift, mut scale) = (if metric == 3.0 { constants[0] } else { 0.0 }, 1.0);
    low -= shift;
    high -= shift;
    if call.number_of(&me, "proximal_")? == 1.0 {
        shift += low;
        high -= low;
        low = 0.0;
    }
    if call.number_of(&me, "distal_")? == 1.0 {
        scale = high;
        low /= high;
        high = 1.0;
    }
    let inner = all.iter().filter(|p| p.0 > 0.0 && p.0 < 1.0);
    let places = inner.map(|p| (p.1 - shift) / scale).collect();
    let places = call.cx.new_vector(places);
    call.set_object_of(&me, "places_", Some(places))?;
    call.set_number_of(&me, "p0", low)?;
    call.set_number_of(&me, "p1", high)?;
    done()
}
fn stations(call: &Call<'_, '_>, id: SectionId) -> Result<Vec<f64>, HocError> {
    let section = call.cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    let n = section.nseg();
    Ok(std::iter::once(0.0).chain((0..n).map(|ix| section.centre(ix))).chain([1.0]).collect())
}
fn along_path(call: &mut Call<'_, '_>, id: SectionId) -> Result<Positions, HocError> {
    let root = call.cx.engine.sim.model.root_of(id).map_err(|e| texts::model(&e))?;
    call.cx.with_section(root, |cx| cx.call("distance", &[]))?;
    let mut found = Vec::new();
    for x in stations(call, id)? {
        let far = call.cx.with_section(id, |cx| cx.call("distance", &[Value::Number(x)]))?;
        found.push((x, if let Value::Number(far) = far { far } else { 0.0 }));
    }
    Ok(found)
}
/// Distance from a point (metric 2), or place along a line through the origin at an angle in degrees (3).
fn in_space(call: &mut Call<'_, '_>, id: SectionId, metric: f64, c: [f64; 3]) -> Result<Positions, HocError> {
    let stations = stations(call, id)?;
    let section = call.cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    let points = section.points();
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Err(HocError::new("a position in space needs 3-d points"));
    };
    let at = |x: f64| {
        let arc = x * last.arc;
        let next = points.partition_point(|p| p.arc < arc);
        let (Some(b), Some(a)) = (points.get(next), points.get(next.saturating_sub(1))) else {
            return [last.x, last.y, last.z];
        };
        let share = if b.arc > a.arc { (arc - a.arc) / (b.arc - a.arc) } else { 0.0 };
        let between = |a: f64, b: f64| (1.0 - share) * a + share * b;
        if next == 0 {
            [first.x, first.y, first.z]
        } else {
            [between(a.x, b.x), between(a.y, b.y), between(a.z, b.z)]
        }
    };
    let angle = c[1].to_radians();
    let measure = |[x, y, z]: [f64; 3]| match metric {
        2.0 => ((x - c[0]).powi(2) + (y - c[1]).powi(2) + (z - c[2]).powi(2)).sqrt(),
        _ => x * angle.cos() + y * angle.sin(),
    };
    Ok(stations.into_iter().map(|x| (x, measure(at(x)))).collect())
}
