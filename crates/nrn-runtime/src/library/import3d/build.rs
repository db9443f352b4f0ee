//! Sections of branches: at the top level, in an object of a template, or in a Python object.

use super::read::points;
use super::{finished, reader};
use crate::library::call::{Call, string};
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::SectionId;
use nrn_morphology::{Point, soma};
use std::collections::BTreeMap;

/// Where the sections go.
enum Owner {
    TopLevel,
    Cell(Object),
    Foreign(Object),
}

/// A branch on its way to a section.
struct Planned {
    object: Object,
    kind: i32,
    /// Its number among those of its kind.
    index: usize,
    parent: Option<usize>,
    parent_x: f64,
    wire: bool,
    points: Vec<Point>,
}

/// `gui.instantiate(cell or nil)`
pub fn instantiate(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let owner = match call.object(1)? {
        None => Owner::TopLevel,
        Some(cell) if call.cx.foreign(&cell).is_some() => Owner::Foreign(cell),
        Some(cell) => Owner::Cell(cell),
    };
    let reader = reader(call)?;
    drop_empty(call, &reader)?;
    let plan = plan(call, &reader)?;
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for branch in &plan {
        *counts.entry(branch.kind).or_default() += 1;
    }
    let mut made: BTreeMap<i32, Vec<SectionId>> = BTreeMap::new();
    if let Owner::Foreign(cell) = &owner {
        python(call, "start", &[Value::Object(Some(cell.clone()))])?;
    }
    for (kind, n) in counts {
        made.insert(kind, create(call, &owner, kind, n)?);
    }
    if let Owner::Cell(cell) = &owner {
        call.cx.execute_in("forall all.append\n", Some(cell))?;
    }
    let section = |branch: &Planned| made.get(&branch.kind).and_then(|all| all.get(branch.index)).copied();
    for (ix, branch) in plan.iter().enumerate() {
        let id = section(branch).ok_or_else(texts::deleted_section)?;
        if ix == 0 && matches!(owner, Owner::TopLevel) {
            call.cx.engine.sections.access(id);
        }
        if let Some(parent) = branch.parent.and_then(|ix| plan.get(ix)).and_then(section) {
            call.cx.engine.connect_sections(id, 0.0, parent, branch.parent_x)?;
        }
        shape(call, id, branch)?;
    }
    finished()
}

/// The sections of one kind, all at once: `dend[0]`, `dend[1]`, ...
fn create(call: &mut Call<'_, '_>, owner: &Owner, kind: i32, n: usize) -> Result<Vec<SectionId>, HocError> {
    let name = kind_name(kind);
    let cell = match owner {
        Owner::Foreign(cell) => return create_in_python(call, cell, &name, n),
        Owner::TopLevel => None,
        Owner::Cell(cell) => Some(cell),
    };
    if let Some(cell) = cell
        && call.cx.vm.member_place(cell, &name).is_none()
    {
        let own = call.cx.object_name(cell);
        return Err(HocError::new(format!(
            "First time declaration of Section {name} in {own} must happen at command level (not in method)"
        ))
        .hint(format!("the template needs `create {name}[1]` and a SectionList {}", subset_name(kind))));
    }
    call.cx.execute_in(&format!("create {name}[{n}]\n"), cell)?;
    let place = match cell {
        Some(cell) => call.cx.vm.member_place(cell, &name),
        None => call.cx.vm.lookup(&name),
    };
    let place = place.ok_or_else(|| texts::undefined(&name))?;
    let mut all = Vec::with_capacity(n);
    for at in 0..n {
        let element = call.cx.vm.element(place, &[at as f64])?;
        all.push(call.cx.section_at(element).ok_or_else(texts::deleted_section)?);
    }
    if let Some(cell) = cell {
        let list = subset_name(kind);
        call.cx.execute_in(&format!("forsec \"{name}\" {list}.append\n"), Some(cell))?;
    }
    Ok(all)
}
/// Something of the module that helps in Python.
fn python(call: &mut Call<'_, '_>, name: &str, args: &[Value]) -> Result<Value, HocError> {
    let host = call.cx.engine.foreign_host.clone().ok_or_else(texts::no_python)?;
    host.run(call.cx, "import neuron._import3d as _ranvier_import3d_")?;
    let main = host.main(call.cx)?;
    let module = main.get(call.cx, "_ranvier_import3d_", &[])?;
    let module = call.cx.object_of(&module).flatten().ok_or_else(texts::no_python)?;
    call.cx.call_method(&module, name, args)
}
fn create_in_python(
    call: &mut Call<'_, '_>,
    cell: &Object,
    name: &str,
    n: usize,
) -> Result<Vec<SectionId>, HocError> {
    let before: Vec<SectionId> = call.cx.engine.sim.model.sections().collect();
    let args = [Value::Object(Some(cell.clone())), string(name), Value::Number(n as f64)];
    python(call, "create", &args)?;
    let after: Vec<SectionId> = call.cx.engine.sim.model.sections().collect();
    let made: Vec<SectionId> = after.into_iter().skip(before.len()).collect();
    if made.len() == n { Ok(made) } else { Err(HocError::new("the sections of the cell were not made")) }
}

fn plan(call: &mut Call<'_, '_>, reader: &Object) -> Result<Vec<Planned>, HocError> {
    let items = call.items_of(reader, "sections")?;
    let mut numbers: BTreeMap<i32, usize> = BTreeMap::new();
    let mut plan: Vec<Planned> = Vec::with_capacity(items.len());
    let mut at_object = std::collections::HashMap::new();
    for object in items {
        if call.number_of(&object, "is_subsidiary")? != 0.0 {
            continue;
        }
        let kind = call.number_of(&object, "type")? as i32;
        let next = numbers.entry(kind).or_default();
        let index = *next;
        *next += 1;
        call.set_number_of(&object, "nameindex", index as f64)?;
        let parent = call.object_of(&object, "parentsec")?.map(|p| p.id());
        at_object.insert(object.id(), plan.len());
        plan.push(Planned {
            kind,
            index,
            parent: None,
            parent_x: call.number_of(&object, "parentx")?,
            wire: call.number_of(&object, "first")? == 1.0,
            points: points(call, &object)?,
            object,
        });
        if let (Some(id), Some(last)) = (parent, plan.last_mut()) {
            last.parent = Some(usize::try_from(id).unwrap_or(usize::MAX));
        }
    }
    // From objects to positions in the plan, now that all have one.
    for branch in &mut plan {
        branch.parent = branch.parent.and_then(|id| at_object.get(&(id as u64)).copied());
    }
    Ok(plan)
}

/// 3-D points. A single point is a sphere: a cylinder as long as it is wide.
fn shape(call: &mut Call<'_, '_>, id: SectionId, branch: &Planned) -> Result<(), HocError> {
    let mut own = branch.points.clone();
    if branch.wire && !own.is_empty() {
        let at = own.remove(0);
        let style = [eight_digits(at.x), eight_digits(at.y), eight_digits(at.z)];
        call.cx.engine.sim.model.set_pt3dstyle(id, Some(style)).map_err(|e| texts::model(&e))?;
    }
    if call.number_of(&branch.object, "iscontour_")? != 0.0 {
        own = outline(call, &branch.object, own)?;
    }
    if let [centre] = own.as_slice() {
        let shifted = |by: f64| Point { x: centre.x + by, ..*centre };
        own = vec![shifted(-centre.d / 2.0), *centre, shifted(centre.d / 2.0)];
    }
    for p in own {
        let [x, y, z, d] = [p.x, p.y, p.z, p.d].map(eight_digits);
        call.cx.engine.sim.model.pt3dadd(id, x, y, z, d).map_err(|e| texts::model(&e))?;
    }
    Ok(())
}
/// A cylinder instead of an outline, or instead of a stack of them.
fn outline(call: &mut Call<'_, '_>, object: &Object, own: Vec<Point>) -> Result<Vec<Point>, HocError> {
    if call.object_of(object, "contour_list")?.is_none() {
        let made = soma::slices(&own);
        return made.ok_or_else(|| HocError::new("Failed to compute soma centroid from contour."));
    }
    let mut outlines = vec![own];
    for other in call.items_of(object, "contour_list")? {
        outlines.push(points(call, &other)?);
    }
    Ok(soma::stack(&outlines.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}
/// As NEURON hands numbers on: with eight digits.
fn eight_digits(x: f64) -> f64 {
    format!("{x:.7e}").parse().unwrap_or(x)
}

/// Branches without length go, with a message; what came from them comes from their parents.
fn drop_empty(call: &mut Call<'_, '_>, reader: &Object) -> Result<(), HocError> {
    let list = call.part(reader, "sections")?;
    for at in (0..call.items(&list).len()).rev() {
        let Some(object) = call.items(&list).get(at).cloned() else { continue };
        let Some(parent) = call.object_of(&object, "parentsec")? else { continue };
        let skip = call.number_of(&object, "first")? as usize;
        let points = points(call, &object)?;
        let own = points.get(skip..).unwrap_or_default();
        let line = call.number_of(&object, "volatile2")?;
        let text = match own {
            [] | [_] => {
                let name = call.cx.object_name(&object);
                format!("One point section {name} ending at line {line} has been removed\n")
            }
            [a, b] if a.distance(b) == 0.0 => {
                format!("Two point section ending at line {line} with 0 length has been removed\n")
            }
            _ => continue,
        };
        call.print(&text);
        call.ask(&list, "remove", &[Value::Number(at as f64)])?;
        for child in call.items(&list).into_iter().skip(at) {
            if call.object_of(&child, "parentsec")?.is_some_and(|p| p.id() == object.id()) {
                let x = call.number_of(&object, "parentx")?;
                call.set_object_of(&child, "parentsec", Some(parent.clone()))?;
                call.set_number_of(&child, "parentx", x)?;
                let name = call.cx.object_name(&child);
                call.print(&format!("\tand child {name} reattached\n"));
            }
        }
    }
    Ok(())
}

/// Name of the sections of a kind.
fn kind_name(kind: i32) -> String {
    match kind {
        1 => "soma".to_owned(),
        2 => "axon".to_owned(),
        3 => "dend".to_owned(),
        4 => "apic".to_owned(),
        k if k < 0 => format!("minus_{}", -k),
        k => format!("dend_{k}"),
    }
}
/// Name of the SectionList of a kind, in cells of templates.
fn subset_name(kind: i32) -> String {
    match kind {
        1 => "somatic".to_owned(),
        2 => "axonal".to_owned(),
        3 => "basal".to_owned(),
        4 => "apical".to_owned(),
        k if k < 0 => format!("minus_{}set", -k),
        k => format!("dendritic_{k}"),
    }
}
/// `gui.name(section, strdef)`
pub fn name_of(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let object = call.some_object(1)?;
    let (kind, index) = (call.number_of(&object, "type")? as i32, call.number_of(&object, "nameindex")?);
    let name = kind_name(kind);
    let text = if index > 0.0 { format!("{name}[{index}]") } else { name };
    call.set_text(2, &text)?;
    finished()
}
