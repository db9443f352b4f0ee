//! `MechanismStandard`: a set of values of a mechanism's variables, copied to and from sections and point processes.

use super::{class, int, number as row, other, payload, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::mechanism_types::{Kind, Source, Variable};
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::{DataHandle, PointProcessId, RangeVariable, RowId, SectionId};

/// What a MechanismStandard keeps.
struct Standard {
    kind: Kind,
    name: String,
    /// 0 all, 1 PARAMETER, 2 ASSIGNED, 3 STATE, -1 GLOBAL.
    role: i64,
    variables: Vec<Variable>,
    globals: Vec<(String, usize)>,
    /// Per variable its numbers.
    values: Vec<Vec<f64>>,
    /// What to run when a value is changed in a panel.
    action: Option<Value>,
}

impl Standard {
    /// Variables of the chosen role.
    fn chosen(&self) -> impl Iterator<Item = (usize, &Variable)> {
        self.variables.iter().enumerate().filter(|(_, v)| self.role == 0 || v.role == self.role)
    }
    fn count(&self) -> usize {
        if self.role == GLOBALS { self.globals.len() } else { self.chosen().count() }
    }
}

const GLOBALS: i64 = -1;

/// The row of `MechanismStandard`.
pub static CLASS: Class = class(
    "MechanismStandard",
    "(name [, 0 all, 1 PARAMETER, 2 ASSIGNED, 3 STATE, -1 GLOBAL])",
    "Values of the variables of a mechanism.",
    construct,
    &[
        row(
            "panel",
            "([label])",
            "A panel of its values; nothing without a window, as in NEURON.",
            |cx, s, _| {
                has_values(cx, s, "panel")?;
                number(0.0)
            },
        ),
        row("action", "(statement)", "What to run when a value is changed in the panel.", |cx, s, args| {
            has_values(cx, s, "action")?;
            let action = if args.has(1) { Some(args.value(1)?.clone()) } else { None };
            standard(cx, s)?.action = action;
            number(0.0)
        }),
        row("in", "([x, point process, segment or MechanismStandard])", IN, |cx, s, args| {
            copy(cx, s, args, false)
        }),
        row("_in", "([x, point process, segment or MechanismStandard])", IN, |cx, s, args| {
            copy(cx, s, args, false)
        }),
        row(
            "out",
            "([x, point process, segment or MechanismStandard])",
            "Writes the values to the accessed section, or to what is given.",
            |cx, s, args| copy(cx, s, args, true),
        ),
        row("set", "(name, x [, i])", "Sets a value.", |cx, s, args| {
            let (ix, element) = (find(cx, s, args, 3, "set")?, args.number(2)?);
            *value(cx, s, ix)? = element;
            number(0.0)
        }),
        row("get", "(name [, i])", "A value.", |cx, s, args| {
            let ix = find(cx, s, args, 2, "get")?;
            number(*value(cx, s, ix)?)
        }),
        int("count", "()", "How many variables there are.", |cx, s, _| {
            number(standard(cx, s)?.count() as f64)
        }),
        yes_no("is_array", "(i)", "Is variable i an array?", |cx, s, args| {
            let own = standard(cx, s)?;
            let ix = args.number_in(1, 0.0, own.count() as f64 - 1.0)? as usize;
            truth(own.chosen().nth(ix).is_some_and(|v| v.1.is_array))
        }),
        int(
            "name",
            "(strdef [, i])",
            "Name of the mechanism; or of variable i, and how many elements it has.",
            |cx, s, args| {
                let own = standard(cx, s)?;
                let (name, n) = if args.has(2) {
                    let ix = args.number_in(2, 0.0, own.count() as f64 - 1.0)? as usize;
                    let global = own.globals.get(ix).filter(|_| own.role == GLOBALS).cloned();
                    let variable = own.chosen().nth(ix).map(|(_, v)| (v.name.clone(), v.len));
                    global.or(variable).ok_or_else(texts::argument_out_of_range)?
                } else {
                    (own.name.clone(), 0)
                };
                args.set_text(cx, 1, &name)?;
                number(n as f64)
            },
        ),
        row(
            "save",
            "(name)",
            "Part of saving a windowed session; nothing else happens, as in NEURON.",
            |cx, s, _| {
                standard(cx, s)?;
                number(0.0)
            },
        ),
    ],
);
const IN: &str = "Takes the values from the accessed section, or from what is given.";

fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let name = args.text(cx, 1)?.to_string();
    let role = if args.has(2) { args.number_in(2, -1.0, 3.0)? as i64 } else { 1 };
    let kind = Kind::by_name(cx.engine, &name)
        .ok_or_else(|| HocError::new(format!("{name} is not a Mechanism or Point Process")))?;
    let variables = kind.variables(cx.engine);
    let values = variables.iter().map(|v| vec![v.default; v.len]).collect();
    let globals = kind.globals(cx.engine);
    let made = Standard { kind, name, role, variables, globals, values, action: None };
    Ok(Payload::Other(Box::new(made)))
}
fn standard<'a>(cx: &'a mut Cx<'_>, s: &Object) -> Result<&'a mut Standard, HocError> {
    other::<Standard>(cx, s)
}
/// A set of GLOBALs has names only.
fn has_values(cx: &mut Cx<'_>, s: &Object, method: &str) -> Result<(), HocError> {
    if standard(cx, s)?.role == GLOBALS {
        return Err(HocError::new(format!(
            "{method}  MechanismStandard method not implemented for GLOBAL type"
        )));
    }
    Ok(())
}
/// Variable and element from a name and argument `i`.
fn find(
    cx: &mut Cx<'_>,
    s: &Object,
    args: &Args<'_>,
    i: usize,
    method: &str,
) -> Result<(usize, usize), HocError> {
    let name = args.text(cx, 1)?;
    has_values(cx, s, method)?;
    let own = standard(cx, s)?;
    let ix = own.variables.iter().position(|v| v.name == *name);
    let ix = ix.ok_or_else(|| HocError::new(format!("{name} not in this property")))?;
    let element = if args.has(i) { args.index(i)? } else { 0 };
    let n = own.variables[ix].len;
    if element >= n {
        return Err(texts::index_out_of_range(&name, element as f64, n));
    }
    Ok((ix, element))
}
fn value<'a>(cx: &'a mut Cx<'_>, s: &Object, at: (usize, usize)) -> Result<&'a mut f64, HocError> {
    let values = &mut standard(cx, s)?.values;
    values.get_mut(at.0).and_then(|v| v.get_mut(at.1)).ok_or_else(texts::argument_out_of_range)
}

/// Where values go to or come from.
enum Place {
    Segment(SectionId, f64),
    Section(SectionId),
    Process(PointProcessId),
    Standard(Object),
}

fn place(cx: &mut Cx<'_>, args: &Args<'_>, out: bool) -> Result<Place, HocError> {
    if args.is_empty() {
        return Ok(Place::Section(cx.accessed_section()?));
    }
    if args.is_number(1) {
        let x = args.number_in(1, 0.0, 1.0)?;
        return Ok(Place::Segment(cx.accessed_section()?, x));
    }
    if let Some((section, x)) = args.foreign(cx, 1).and_then(|thing| thing.segment()) {
        return Ok(Place::Segment(section, x));
    }
    let object = args.some_object(cx, 1)?;
    if let Some(id) = cx.point_process(&object) {
        return Ok(Place::Process(id));
    }
    if let Payload::Other(data) = payload(cx, &object)?
        && data.is::<Standard>()
    {
        return Ok(Place::Standard(object));
    }
    let which = if out { "a Point Process, not" } else { "a Point Process or a nrn.Segment, not" };
    Err(HocError::new(format!("Object arg must be MechanismStandard or {which} {}", cx.object_name(&object))))
}
fn copy(cx: &mut Cx<'_>, s: &Object, args: &Args<'_>, out: bool) -> Result<Value, HocError> {
    let place = place(cx, args, out)?;
    has_values(cx, s, if out { "out" } else { "in" })?;
    match place {
        Place::Standard(object) => {
            let (from, to) = if out { (s, &object) } else { (&object, s) };
            let (kind, values) = (standard(cx, from)?.kind, standard(cx, from)?.values.clone());
            let to = standard(cx, to)?;
            if to.kind == kind {
                to.values = values;
            }
        }
        Place::Segment(section, x) => copy_segment(cx, s, section, x, out)?,
        Place::Section(section) => {
            let own = cx.engine.sim.model.section(section).map_err(|e| texts::model(&e))?;
            let n = if out { own.nseg() } else { 1 };
            let xs: Vec<f64> = (0..n).map(|ix| own.centre(ix)).collect();
            for x in xs {
                copy_segment(cx, s, section, x, out)?;
            }
        }
        Place::Process(id) => {
            let process = *cx.engine.sim.model.point_process(id).map_err(|e| texts::model(&e))?;
            if standard(cx, s)?.kind == Kind::Mechanism(process.mechanism) {
                let row = process.row;
                copy_values(cx, s, out, |_, source, element| column(source, element, row))?;
            }
        }
    }
    number(0.0)
}
fn column(source: Source, element: usize, row: RowId) -> Option<DataHandle> {
    let Source::Column(mechanism, first) = source else { return None };
    Some(DataHandle::Mechanism { mechanism, column: first + element as u16, row })
}
/// Nothing happens where the mechanism is not inserted.
fn copy_segment(cx: &mut Cx<'_>, s: &Object, section: SectionId, x: f64, out: bool) -> Result<(), HocError> {
    copy_values(cx, s, out, |cx, source, element| {
        let model = &cx.engine.sim.model;
        let range = match source {
            Source::Node(field) => RangeVariable::Node(field),
            Source::Ion(ion, field) => RangeVariable::Ion { ion, field },
            Source::Column(id, _) => {
                return model.instance(section, x, id).ok().and_then(|row| column(source, element, row));
            }
        };
        model.handle(section, x, range, element).ok()
    })
}
fn copy_values(
    cx: &mut Cx<'_>,
    s: &Object,
    out: bool,
    handle: impl Fn(&Cx<'_>, Source, usize) -> Option<DataHandle>,
) -> Result<(), HocError> {
    let own = standard(cx, s)?;
    // POINTERs are left alone.
    let list: Vec<(usize, Source, usize)> =
        own.chosen().filter(|(_, v)| v.role != 0).map(|(ix, v)| (ix, v.source, v.len)).collect();
    for (ix, source, n) in list {
        for element in 0..n {
            let Some(handle) = handle(cx, source, element) else { continue };
            let pointer = cx.pointer_to(handle);
            if out {
                let x = *value(cx, s, (ix, element))?;
                cx.write(&pointer, x)?;
            } else {
                let x = cx.read(&pointer)?;
                *value(cx, s, (ix, element))? = x;
            }
        }
    }
    Ok(())
}
