//! `Impedance`: how a small sine current spreads over a tree, at the present voltage.
//!
//! The matrix of a step, with the capacity at a frequency in place of that of `dt`, is solved in complex numbers.

use super::{class, number as row, other};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::{solver, texts};
use hoc_vm::{HocError, Object, Value};
use nrn_mech_abi::NodeField;
use nrn_model::SectionId;

/// What an Impedance keeps.
struct Impedance {
    place: Option<(SectionId, f64)>,
    tree: Option<Tree>,
    delta: f64,
}

/// A complex number.
type Complex = (f64, f64);

/// The matrix, rows in the order of the plan: parents come first.
#[derive(Clone)]
struct Tree {
    parent: Vec<Option<usize>>,
    /// This node in its parent's equation, the parent in its own, S/cm2.
    above: Vec<f64>,
    below: Vec<f64>,
    diagonal: Vec<Complex>,
    /// um2
    area: Vec<f64>,
    stimulus: usize,
}

/// The row of `Impedance`.
pub static CLASS: Class = class(
    "Impedance",
    "()",
    "Input and transfer impedances of a tree.",
    |_, _, _| Ok(Payload::Other(Box::new(Impedance { place: None, tree: None, delta: 0.001 }))),
    &[
        row(
            "loc",
            "(x)",
            "The place, in the accessed section, that transfer is from or to.",
            |cx, imp, args| {
                let place = args.location(cx, 1)?;
                let own = other::<Impedance>(cx, imp)?;
                (own.place, own.tree) = (Some(place), None);
                number(0.0)
            },
        ),
        row(
            "compute",
            "(Hz)",
            "Computes all impedances at a frequency, from the present conductances.",
            compute,
        ),
        row("input", "(x)", "Size of the input impedance, megohm.", |cx, imp, args| {
            answer(cx, imp, args, |own, _| size(own))
        }),
        row(
            "transfer",
            "(x)",
            "Size of the transfer impedance to the place of loc, megohm.",
            |cx, imp, args| answer(cx, imp, args, |_, transfer| size(transfer)),
        ),
        row(
            "ratio",
            "(x)",
            "Voltage at the place of loc divided by that here, for a current here.",
            |cx, imp, args| answer(cx, imp, args, |own, transfer| size(transfer) / size(own)),
        ),
        row("input_phase", "(x)", "Phase of the input impedance, radians.", |cx, imp, args| {
            answer(cx, imp, args, |own, _| own.1.atan2(own.0))
        }),
        row("transfer_phase", "(x)", "Phase of the transfer impedance, radians.", |cx, imp, args| {
            answer(cx, imp, args, |_, transfer| transfer.1.atan2(transfer.0))
        }),
        row("deltafac", "([x])", "Relative change with which derivatives are taken.", |cx, imp, args| {
            let own = other::<Impedance>(cx, imp)?;
            if args.has(1) {
                own.delta = args.number_in(1, 1e-10, 1.0)?;
            }
            number(own.delta)
        }),
    ],
);

fn size(x: Complex) -> f64 {
    x.0.hypot(x.1)
}
fn divide(a: Complex, b: Complex) -> Complex {
    let square = b.0 * b.0 + b.1 * b.1;
    ((a.0 * b.0 + a.1 * b.1) / square, (a.1 * b.0 - a.0 * b.1) / square)
}
/// `a - x * b` for a real `x`.
fn less(a: Complex, x: f64, b: Complex) -> Complex {
    (a.0 - x * b.0, a.1 - x * b.1)
}

fn compute(cx: &mut Cx<'_>, imp: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let frequency = args.number(1)?;
    if args.number_or(2, 0.0)? != 0.0 {
        return Err(texts::not_yet("Impedance.compute with the states' part"));
    }
    let place = other::<Impedance>(cx, imp)?.place;
    let (section, x) = place.ok_or_else(|| HocError::new("Impedance stimulus location is not specified."))?;
    solver::fcurrent(cx)?;
    let tree = tree(cx, frequency, (section, x))?;
    other::<Impedance>(cx, imp)?.tree = Some(tree);
    number(0.0)
}
fn tree(cx: &mut Cx<'_>, frequency: f64, stimulus: (SectionId, f64)) -> Result<Tree, HocError> {
    let env = cx.engine.sim.env;
    let secondorder = cx.engine.sim.env.secondorder;
    let capacity = 0.001 * if secondorder > 0.0 { 2.0 } else { 1.0 } / env.dt;
    // rad/ms, and S/cm2 of 1 uF/cm2.
    let omega = 2.0 * std::f64::consts::PI * frequency * 0.001 * 0.001;
    let model = &mut cx.engine.sim.model;
    let node = model.node_at(stimulus.0, stimulus.1).map_err(|e| texts::model(&e))?;
    let stimulus = model.row_of_node(node).ok_or_else(texts::dangling)?;
    let parts = model.parts();
    let column = |field: NodeField| parts.nodes.column(field as usize);
    let pairs = column(NodeField::D).iter().zip(column(NodeField::Cm));
    Ok(Tree {
        parent: parts.plan.parent.iter().map(|up| (*up != u32::MAX).then_some(*up as usize)).collect(),
        above: column(NodeField::A).to_vec(),
        below: column(NodeField::B).to_vec(),
        diagonal: pairs.map(|(d, cm)| (d - capacity * cm, omega * cm)).collect(),
        area: column(NodeField::Area).to_vec(),
        stimulus,
    })
}
impl Tree {
    /// Voltages, mV, for a current of 1 nA into a node.
    fn solve(&self, at: usize) -> Vec<Complex> {
        let mut d = self.diagonal.clone();
        let mut x = vec![(0.0, 0.0); d.len()];
        x[at].0 = 100.0 / self.area[at];
        for i in (0..d.len()).rev() {
            let Some(up) = self.parent[i] else { continue };
            let share = divide((self.above[i], 0.0), d[i]);
            d[up] = less(d[up], self.below[i], share);
            let moved = (share.0 * x[i].0 - share.1 * x[i].1, share.0 * x[i].1 + share.1 * x[i].0);
            x[up] = less(x[up], 1.0, moved);
        }
        for i in 0..d.len() {
            if let Some(up) = self.parent[i] {
                x[i] = less(x[i], self.below[i], x[up]);
            }
            x[i] = divide(x[i], d[i]);
        }
        x
    }
}
/// Input and transfer impedance at a place, put together to what is asked for; 0 before anything was computed.
fn answer(
    cx: &mut Cx<'_>,
    imp: &Object,
    args: &Args<'_>,
    what: fn(Complex, Complex) -> f64,
) -> Result<Value, HocError> {
    let (section, x) = args.location(cx, 1)?;
    let node = cx.engine.sim.model.node_at(section, x).map_err(|e| texts::model(&e))?;
    let at = cx.engine.sim.model.row_of_node(node);
    let Some(tree) = &other::<Impedance>(cx, imp)?.tree else { return number(0.0) };
    // Rows mean something else once the structure has changed: then it has to be computed anew.
    let at = at.filter(|at| *at < tree.parent.len()).ok_or_else(texts::dangling)?;
    let voltages = tree.solve(at);
    number(what(voltages[at], voltages[tree.stimulus]))
}
