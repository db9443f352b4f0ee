//! `RangeVarPlot`: values of a range variable, or of an expression of the place, along the path between two places.

use crate::args::{Args, number};
use crate::classes::{int, number as row, object as gives, other};
use crate::cx::Cx;
use crate::foreign::Foreign;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{Expression, HocError, HostName, Object, Value};
use nrn_mech_abi::NodeField;
use nrn_model::{DataHandle, Model, ModelError, RangeVariable, RowId, SectionId};
use std::rc::Rc;

/// The row of `RangeVarPlot`.
pub static CLASS: Class = Class {
    name: "RangeVarPlot",
    args: "(variable, expression of $1, or callable [, begin, end])",
    doc: "Values along the path between two places.",
    construct,
    destroy: |_, _| {},
    methods: &[
        row("begin", "(x [, sec])", "Where the path begins.", |cx, p, args| {
            let place = args.location(cx, 1)?;
            plot(cx, p)?.begin = Some(place);
            lay(cx, p)
        }),
        row("end", "(x [, sec])", "Where the path ends.", |cx, p, args| {
            let place = args.location(cx, 1)?;
            plot(cx, p)?.end = Some(place);
            lay(cx, p)
        }),
        row("origin", "(x)", "Abscissa, um, of the path's place nearest to the root.", |cx, p, args| {
            let x = args.number(1)?;
            plot(cx, p)?.origin = x;
            number(1.0)
        }),
        row("d2root", "()", "Distance, um, of the path from the root.", |cx, p, _| {
            refresh(cx, p)?;
            number(plot(cx, p)?.from_root)
        }),
        row("left", "()", "Abscissa, um, of the path's beginning.", |cx, p, _| {
            edge(cx, p, <[Station]>::first)
        }),
        row("right", "()", "Abscissa, um, of the path's end.", |cx, p, _| edge(cx, p, <[Station]>::last)),
        row("list", "(SectionList)", "Appends the path's sections.", list),
        int("color", "([number])", "Sets its colour; gives the one before.", |cx, p, args| {
            let before = plot(cx, p)?.colour;
            if args.has(1) {
                plot(cx, p)?.colour = args.number_in(1, 0.0, 100.0)?.trunc();
            }
            number(before)
        }),
        row(
            "to_vector",
            "(yvec [, xvec])",
            "Values, and abscissae, into Vectors; gives how many.",
            to_vector,
        ),
        row("from_vector", "(yvec)", "Sets the variable to a Vector's values.", from_vector),
        gives("vector", "()", "A new Vector of the values.", |cx, p, args| {
            if args.has(1) {
                return Err(HocError::new(
                    "Too many arguments RangeVarPlot.vector takes no arguments; were you thinking of .to_vector?",
                ));
            }
            let (_, y) = values(cx, p)?;
            Ok(Value::Object(Some(cx.new_vector(y))))
        }),
    ],
    fields: &[],
    dynamic: None,
};

/// What is plotted.
#[derive(Clone)]
enum Quantity {
    /// A range variable: name and element.
    Variable(String, u32),
    /// An expression of `hoc_ac_`, the place in the section.
    Expression(Expression),
    /// A callable of the place.
    Callable(Rc<dyn Foreign>),
    /// Nothing that exists.
    Nothing,
}

/// A node of the path, as a place of a section.
#[derive(Clone, Copy)]
struct Station {
    section: SectionId,
    x: f64,
    /// Distance from the place nearest to the root, um; negative towards the beginning.
    at: f64,
}

struct PathPlot {
    name: String,
    quantity: Quantity,
    begin: Option<(SectionId, f64)>,
    end: Option<(SectionId, f64)>,
    origin: f64,
    colour: f64,
    stations: Vec<Station>,
    from_root: f64,
    /// Counts of the model when the path was laid.
    laid: Option<(u64, u64)>,
}

fn plot<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a mut PathPlot, HocError> {
    other::<PathPlot>(cx, object)
}
fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let (name, quantity) = if args.is_text(1) {
        let name = args.text(cx, 1)?.to_string();
        let quantity = quantity(cx, &name);
        (name, quantity)
    } else {
        let callable = args.foreign(cx, 1).ok_or_else(|| texts::bad_argument_type(1, "variable"))?;
        ("pyobj".to_owned(), Quantity::Callable(callable))
    };
    let begin = if args.has(2) { Some(args.location(cx, 2)?) } else { None };
    let end = if args.has(3) { Some(args.location(cx, 3)?) } else { None };
    let mut plot = PathPlot {
        name,
        quantity,
        begin,
        end,
        origin: 0.0,
        colour: 1.0,
        stations: Vec::new(),
        from_root: 0.0,
        laid: None,
    };
    lay_path(cx, &mut plot)?;
    Ok(Payload::Other(Box::new(plot)))
}
fn quantity(cx: &mut Cx<'_>, text: &str) -> Quantity {
    if text.contains("$1") {
        let _ = cx.vm.declare_number("hoc_ac_");
        let text = text.replace("$1", "hoc_ac_");
        return match cx.vm.compile_expression(cx.engine, &text, None) {
            Ok(expression) => Quantity::Expression(expression),
            Err(_) => Quantity::Nothing,
        };
    }
    let (base, index) = match text.split_once('[') {
        Some((base, rest)) => (base, rest.trim_end_matches(']').trim().parse().unwrap_or(0)),
        None => (text, 0),
    };
    match cx.engine.resolve_name(base) {
        Some(HostName::Range(_)) => Quantity::Variable(base.to_owned(), index),
        _ => Quantity::Nothing,
    }
}

// ---- the path ----

fn lay(cx: &mut Cx<'_>, p: &Object) -> Result<Value, HocError> {
    plot(cx, p)?.laid = None;
    refresh(cx, p)?;
    number(1.0)
}
/// Lays the path anew when the model's shape is another.
fn refresh(cx: &mut Cx<'_>, p: &Object) -> Result<(), HocError> {
    let now = (cx.engine.sim.model.structure_count(), cx.engine.sim.model.diam_count());
    let own = plot(cx, p)?;
    if own.laid == Some(now) {
        return Ok(());
    }
    let mut fresh = PathPlot {
        name: String::new(),
        quantity: Quantity::Nothing,
        begin: own.begin,
        end: own.end,
        origin: 0.0,
        colour: 0.0,
        stations: Vec::new(),
        from_root: 0.0,
        laid: None,
    };
    lay_path(cx, &mut fresh)?;
    let own = plot(cx, p)?;
    (own.stations, own.from_root, own.laid) = (fresh.stations, fresh.from_root, fresh.laid);
    Ok(())
}
fn lay_path(cx: &mut Cx<'_>, plot: &mut PathPlot) -> Result<(), HocError> {
    let model = &cx.engine.sim.model;
    plot.laid = Some((model.structure_count(), model.diam_count()));
    plot.stations.clear();
    let (Some(begin), Some(end)) = (plot.begin, plot.end) else { return Ok(()) };
    if !model.section_exists(begin.0) || !model.section_exists(end.0) {
        return Ok(());
    }
    let left = way_up(model, begin).map_err(|e| texts::model(&e))?;
    let right = way_up(model, end).map_err(|e| texts::model(&e))?;
    let meeting = left
        .iter()
        .enumerate()
        .find_map(|(i, here)| right.iter().position(|there| there.node == here.node).map(|j| (i, j)));
    let Some((i, j)) = meeting else {
        return Err(HocError::new("SpacePlot No path from begin to end points"));
    };
    let (Some(top), Some(other_top)) = (left.get(i), right.get(j)) else { return Ok(()) };
    let down = left.iter().take(i + 1).map(|s| (s, s.travelled - top.travelled));
    let up = right.iter().take(j).rev().map(|s| (s, other_top.travelled - s.travelled));
    plot.stations = down.chain(up).map(|(s, at)| Station { section: s.section, x: s.x, at }).collect();
    plot.from_root = left.last().map_or(0.0, |root| root.travelled - top.travelled);
    Ok(())
}

/// A node on the way from a place to the root.
struct Step {
    node: RowId,
    section: SectionId,
    x: f64,
    /// Distance from the place, um.
    travelled: f64,
}

/// The nodes from a place up to the root. Where sections meet, the node is the child's end.
fn way_up(model: &Model, (section, x): (SectionId, f64)) -> Result<Vec<Step>, ModelError> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut id, mut node) = (section, model.node_at(section, x)?);
    let mut travelled = 0.0;
    loop {
        let section = model.section(id)?;
        let (length, end, n) = (model.length(id)?, section.child_end(), section.nseg());
        let joint = model.connected_node(id)?;
        // Distance of each node from the section's joint.
        let depth = |ix: usize| if ix == n { length } else { length * (section.centre(ix) - end).abs() };
        if node != joint {
            let here = section.nodes().iter().position(|other| *other == node).ok_or(ModelError::Dangling)?;
            // Where the way came from a child, its joint is on the list already.
            let known = steps.last().is_some_and(|last| last.node == node);
            let below = |ix: &usize| depth(*ix) < depth(here) || (*ix == here && !known);
            let mut order: Vec<usize> = (0..=n).filter(below).collect();
            order.sort_by(|a, b| depth(*b).total_cmp(&depth(*a)));
            for ix in order {
                let x = if ix == n { 1.0 - end } else { section.centre(ix) };
                let node = section.nodes().get(ix).copied().ok_or(ModelError::Dangling)?;
                steps.push(Step { node, section: id, x, travelled: travelled + depth(here) - depth(ix) });
            }
            travelled += depth(here);
        }
        if steps.last().is_none_or(|last| last.node != joint) {
            steps.push(Step { node: joint, section: id, x: end, travelled });
        }
        match model.place_of_node(joint) {
            Some((owner, _)) if owner != id => (id, node) = (owner, joint),
            _ => return Ok(steps),
        }
    }
}
fn edge(cx: &mut Cx<'_>, p: &Object, which: fn(&[Station]) -> Option<&Station>) -> Result<Value, HocError> {
    refresh(cx, p)?;
    let plot = plot(cx, p)?;
    // NEURON keeps them in single precision.
    number(f64::from(which(&plot.stations).map_or(0.0, |s| s.at) as f32 + plot.origin as f32))
}
fn list(cx: &mut Cx<'_>, p: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let object = args.some_object(cx, 1)?;
    refresh(cx, p)?;
    let mut sections: Vec<SectionId> = plot(cx, p)?.stations.iter().map(|s| s.section).collect();
    sections.dedup();
    match crate::classes::payload(cx, &object)? {
        Payload::SectionList(own) => own.extend(sections),
        _ => return Err(texts::not_of_class(cx.object_name(&object), "SectionList")),
    }
    number(0.0)
}

// ---- the values ----

/// A point of the curve: abscissa, and the station whose value it has.
type Point = (f32, Option<Station>);

/// The points of the curve. Where the variable does not exist there is no point, but a gap of several ends in zeros.
fn points(cx: &mut Cx<'_>, p: &Object) -> Result<Vec<Point>, HocError> {
    refresh(cx, p)?;
    let own = plot(cx, p)?;
    let (stations, origin, quantity) = (own.stations.clone(), own.origin, own.quantity.clone());
    let at = |station: &Station| station.at as f32 + origin as f32;
    let mut points: Vec<Point> = Vec::new();
    if matches!(quantity, Quantity::Nothing) {
        return Ok(points);
    }
    let (mut missing, mut last): (usize, Option<Station>) = (0, None);
    for (ix, station) in stations.iter().enumerate() {
        let before = ix.checked_sub(1).and_then(|ix| stations.get(ix)).map_or(0.0, at);
        if value(cx, &quantity, station).is_some() {
            last = Some(*station);
            if missing > 1 {
                points.extend([(before, None), (before, last)]);
            }
            if ix == 1 && missing == 1 {
                points.push((before, last));
            }
            points.push((at(station), last));
            missing = 0;
        } else {
            if missing == 1 {
                points.extend([(before, last), (before, None)]);
            }
            if ix + 1 == stations.len() && missing == 0 {
                points.push((at(station), last));
            }
            missing += 1;
        }
    }
    Ok(points)
}
fn handle(cx: &mut Cx<'_>, quantity: &Quantity, station: &Station) -> Option<DataHandle> {
    let Quantity::Variable(name, index) = quantity else { return None };
    let Some(HostName::Range(range)) = cx.engine.resolve_name(name) else { return None };
    let variable = cx.engine.range(range).ok()?;
    // Ends have a potential, and nothing else.
    let model = &cx.engine.sim.model;
    let node = model.node_at(station.section, station.x).ok()?;
    let (owner, x) = model.place_of_node(node)?;
    if (x == 0.0 || x == 1.0) && variable != RangeVariable::Node(NodeField::V) {
        return None;
    }
    cx.engine.range_handle(owner, &variable, *index, x).ok()
}
fn value(cx: &mut Cx<'_>, quantity: &Quantity, station: &Station) -> Option<f64> {
    match quantity {
        Quantity::Variable(..) => {
            let handle = handle(cx, quantity, station)?;
            let pointer = cx.engine.pointer_of(handle);
            cx.read(&pointer).ok()
        }
        Quantity::Expression(expression) => {
            let place = cx.vm.declare_number("hoc_ac_").ok()?;
            cx.vm.set_number(place, station.x);
            let run = |cx: &mut Cx<'_>| cx.vm.value_of(cx.engine, expression, None);
            cx.quietly(|cx| cx.with_section(station.section, run)).ok()
        }
        Quantity::Callable(thing) => {
            let run = |cx: &mut Cx<'_>| thing.call(cx, &[Value::Number(station.x)]);
            match cx.with_section(station.section, run) {
                Ok(Value::Number(x)) => Some(x),
                _ => None,
            }
        }
        Quantity::Nothing => None,
    }
}
fn values(cx: &mut Cx<'_>, p: &Object) -> Result<(Vec<f64>, Vec<f64>), HocError> {
    let points = points(cx, p)?;
    let quantity = plot(cx, p)?.quantity.clone();
    let x = points.iter().map(|point| f64::from(point.0)).collect();
    let y = points.iter().map(|point| point.1.and_then(|station| value(cx, &quantity, &station)));
    let y = y.map(|y| y.unwrap_or(0.0)).collect();
    Ok((x, y))
}
fn to_vector(cx: &mut Cx<'_>, p: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(3) {
        return Err(HocError::new("Too many arguments RangeVarPlot.to_vector takes 1 or 2 arguments."));
    }
    let into = args.vector(cx, 1)?;
    let (x, y) = values(cx, p)?;
    let n = y.len();
    super::set_vector(cx, into, y, None);
    if args.has(2) {
        let into = args.vector(cx, 2)?;
        super::set_vector(cx, into, x, None);
    }
    number(n as f64)
}
fn from_vector(cx: &mut Cx<'_>, p: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let from = args.vector(cx, 1)?;
    let points = points(cx, p)?;
    let quantity = plot(cx, p)?.quantity.clone();
    let values = cx.engine.sim.vectors.data(from).to_vec();
    for (ix, (_, station)) in points.iter().enumerate() {
        let Some(handle) = station.and_then(|station| handle(cx, &quantity, &station)) else { continue };
        let Some(value) = values.get(ix) else {
            return Err(texts::index_out_of_range("x", ix as f64, values.len()));
        };
        let pointer = cx.engine.pointer_of(handle);
        cx.write(&pointer, *value)?;
    }
    number(points.len() as f64)
}

/// The points of a curve: all x, all y.
pub type Points = (Vec<f32>, Vec<f32>);

/// What a session makes a path of: its variable, its ends, its origin.
pub type Recipe = (String, [(SectionId, f64); 2], f64);

/// What a session makes it of. None when it has no ends.
pub fn path(cx: &mut Cx<'_>, object: &Object) -> Option<Recipe> {
    let own = plot(cx, object).ok()?;
    Some((own.name.clone(), [own.begin?, own.end?], own.origin))
}
/// Name and points of the curve, for a Graph.
pub fn curve(cx: &mut Cx<'_>, object: &Object) -> Option<(String, Points)> {
    let (x, y) = values(cx, object).ok()?;
    let name = plot(cx, object).ok()?.name.clone();
    Some((name, (x.iter().map(|x| *x as f32).collect(), y.iter().map(|y| *y as f32).collect())))
}
