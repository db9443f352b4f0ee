//! Functions of the accessed section and its segments.

use super::{number as row, string};
use crate::args::{Args, number, text, truth};
use crate::cx::Cx;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::SectionId;

/// The rows.
pub const TABLE: &[Function] = &[
    string("secname", "()", "Name of the accessed section.", secname),
    row("sectionname", "(strdef)", "Name of the accessed section, into a strdef.", sectionname),
    row("ismembrane", "(mechanism)", "Is the mechanism inserted in the accessed section?", ismembrane),
    row("area", "(x)", "Membrane area of the segment at x, um2.", area),
    row(
        "ri",
        "(x)",
        "Axial resistance between the segment at x and its neighbour towards the root, megohm.",
        ri,
    ),
    row(
        "distance",
        "([flag], x [, sec])",
        "Path length from the origin to x, um; without flag or with 0 sets the origin.",
        distance,
    ),
    row("issection", "(pattern)", "Does the name of the accessed section match the pattern?", issection),
    row("section_exists", "(name [, index] [, object])", "Is there such a section?", section_exists),
    row(
        "push_section",
        "(name or number)",
        "Makes a section the accessed one until pop_section.",
        push_section,
    ),
    row("pop_section", "()", "Ends the last push_section.", pop_section),
    row("delete_section", "()", "Deletes the accessed section.", delete_section),
    row("this_section", "()", "A number that stands for the accessed section.", this_section),
    row("this_node", "(x)", "A number that stands for the node at x.", this_node),
    row("nrn_shape_changed", "()", "No effect.", |_, _| number(0.0)),
    row("keep_nseg_parm", "()", "No effect: parameters are kept when nseg changes.", |_, _| number(1.0)),
    row("getSpineArea", "()", "Area of a spine, um2.", |cx, _| number(cx.engine.sim.model.spine_area())),
    row("setSpineArea", "(area)", "Sets the area of a spine, um2.", set_spine_area),
];

fn secname(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    text(&cx.section_name(id))
}
fn sectionname(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = cx.accessed_section()?;
    let name = cx.section_name(id);
    args.set_text(cx, 1, &name)?;
    number(1.0)
}
/// A foreign section as argument `i`, or the accessed one.
pub fn section_argument(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<SectionId, HocError> {
    match args.foreign_section(cx, i) {
        Some(id) => Ok(id),
        None => cx.accessed_section(),
    }
}
fn ismembrane(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let name = args.text(cx, 1)?;
    let id = cx.accessed_section()?;
    let model = &cx.engine.sim.model;
    let found = model.insertable(&name).is_some_and(|what| model.has(id, what).unwrap_or(false));
    truth(found || matches!(&*name, "capacitance" | "morphology"))
}
fn area(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let (id, x) = args.location(cx, 1)?;
    if x == 0.0 || x == 1.0 {
        return number(0.0);
    }
    number(cx.engine.sim.model.area(id, x).map_err(|e| texts::model(&e))?)
}
fn ri(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let (id, x) = args.location(cx, 1)?;
    number(cx.engine.sim.model.ri(id, x).map_err(|e| texts::model(&e))?)
}
fn distance(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    // Forms: (), (0[, x]), (x), (segment), (segment, segment), (0|1, x).
    let foreign = |cx: &mut Cx<'_>, i: usize| args.foreign(cx, i).and_then(|f| f.segment());
    if let (Some(a), Some(b)) = (foreign(cx, 1), foreign(cx, 2)) {
        return path_length(cx, a, b);
    }
    let origin = match args.len() {
        0 => Some((cx.accessed_section()?, 0.0)),
        2 if args.is_number(1) && args.number(1)? == 0.0 => Some(args.location(cx, 2)?),
        2.. => None,
        _ => None,
    };
    if let Some((section, x)) = origin {
        cx.engine.distance_origin = Some((section, x));
        return number(x);
    }
    let place = args.location(cx, args.len())?;
    let Some(from) = cx.engine.distance_origin else {
        return Err(HocError::new("Distance origin not valid.").hint("set it with distance(0, x)"));
    };
    path_length(cx, from, place)
}
fn path_length(cx: &mut Cx<'_>, a: (SectionId, f64), b: (SectionId, f64)) -> Result<Value, HocError> {
    // Sections of different trees are 1e20 apart.
    number(cx.engine.sim.model.distance(a, b).map_err(|e| texts::model(&e))?.unwrap_or(1e20))
}
fn issection(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let pattern = args.text(cx, 1)?;
    let id = cx.accessed_section()?;
    let name = cx.section_name(id);
    let whole = crate::pattern::Pattern::for_sections(&format!("^({pattern})$"))?;
    truth(whole.is_in(&name))
}
fn section_exists(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let mut name = args.text(cx, 1)?.to_string();
    let mut next = 2;
    if args.is_number(2) {
        let ix = args.index(2)?;
        next = 3;
        // An unindexed section counts as element 0.
        if ix > 0 || find_section(cx, &format!("{name}[0]")).is_some() {
            name = format!("{name}[{ix}]");
        }
    }
    if args.is_object(next)
        && let Some(object) = args.object(cx, next)?
    {
        name = format!("{}.{name}", cx.object_name(&object));
    }
    // The name of an array stands for its first section.
    truth(find_section(cx, &name).is_some() || find_section(cx, &format!("{name}[0]")).is_some())
}
/// The section with a full name.
pub fn find_section(cx: &Cx<'_>, name: &str) -> Option<SectionId> {
    cx.engine.sim.model.sections().find(|id| cx.engine.name_of_section(*id) == name)
}
fn push_section(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let found = if args.is_text(1) {
        let name = args.text(cx, 1)?;
        find_section(cx, &name)
            .ok_or_else(|| HocError::new(format!("push_section: arg not a sectionname: {name}")))?
    } else {
        let wanted = args.number(1)?;
        let all: Vec<SectionId> = cx.engine.sim.model.sections().collect();
        let found = all.into_iter().find(|id| section_number(*id) == wanted);
        found.ok_or_else(|| HocError::new("push_section: Not a Section pointer"))?
    };
    cx.engine.sections.push(found);
    number(1.0)
}
fn pop_section(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    cx.engine.sections.pop();
    number(1.0)
}
/// Fails when a function that works on the accessed section is given arguments.
pub fn no_arguments(args: &Args<'_>, name: &str, does: &str) -> Result<(), HocError> {
    if args.is_empty() { Ok(()) } else { Err(texts::takes_no_arguments(name, does)) }
}
fn delete_section(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    no_arguments(args, "delete_section", "deletes")?;
    let id = section_argument(cx, args, 1)?;
    cx.engine.remove_section(id);
    number(1.0)
}
/// A number for a section that `push_section` understands; never 0.
pub fn section_number(id: SectionId) -> f64 {
    f64::from(id.slot) + 1.0 + f64::from(id.generation) * 4294967296.0
}
fn this_section(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    number(section_number(id))
}
fn this_node(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let (id, x) = args.location(cx, 1)?;
    let node = cx.engine.sim.model.node_at(id, x).map_err(|e| texts::model(&e))?;
    number(f64::from(node.slot) + 1.0)
}
fn set_spine_area(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    cx.engine.sim.model.set_spine_area(args.number(1)?);
    number(args.number(1)?)
}
