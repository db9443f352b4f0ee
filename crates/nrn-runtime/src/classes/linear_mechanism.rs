//! `LinearMechanism`: equations c*dy/dt + g*y = b that are solved together with those of the cells. Here is what users hand
//! over; the equations themselves are in `nrn-solver`.

use super::{class, matrix, number as row, other};
use crate::args::{Args, truth};
use crate::cx::Cx;
use crate::engine::Engine;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object};
use nrn_model::{CouplingId, RowId, SectionId};
use nrn_objects::matrix::Matrix;
use nrn_solver::{Element, HookId, LinearMatrix, LinearMechanism};

/// The row of `LinearMechanism`.
pub static CLASS: Class = Class {
    destroy: |cx, payload| {
        if let Payload::Other(data) = payload
            && let Some(own) = data.downcast_ref::<Own>()
        {
            cx.engine.sim.remove_linear(own.id);
            cx.engine.linear_mechanisms.remove(&own.id);
            if let Some(hook) = own.hook {
                cx.engine.hooks.remove(hook);
            }
        }
    },
    ..class(
        "LinearMechanism",
        "([callback,] c, g, y, [y0,] b [, SectionList, x] [, layer])",
        "Equations c*dy/dt + g*y = b, solved together with those of the cells.",
        |cx, _, args| construct(cx, args),
        &[row("valid", "()", "Do all its parts exist?", |cx, object, _| {
            let id = other::<Own>(cx, object)?.id;
            truth(cx.engine.sim.is_linear_alive(id))
        })],
    )
};

/// What an object holds.
struct Own {
    id: CouplingId,
    hook: Option<HookId>,
}

/// What the equations are made of: they keep it alive.
pub(crate) struct Parts {
    c: Object,
    g: Object,
    _vectors: Vec<Object>,
}

fn construct(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Payload, HocError> {
    let callback = args.foreign(cx, 1);
    let mut i = if callback.is_some() { 2 } else { 1 };
    let (c, g) = (matrix::matrix_argument(cx, args, i)?, matrix::matrix_argument(cx, args, i + 1)?);
    let y = args.vector(cx, i + 2)?;
    let mut vectors = vec![args.some_object(cx, i + 2)?];
    i += 3;
    let y0 = if args.has(i + 1) && args.is_vector(cx, i + 1) {
        vectors.push(args.some_object(cx, i)?);
        i += 1;
        Some(args.vector(cx, i - 1)?)
    } else {
        None
    };
    let b = args.vector(cx, i)?;
    vectors.push(args.some_object(cx, i)?);
    let nodes = nodes(cx, args, i + 1)?;
    let n = cx.engine.sim.vectors.data(y).len();
    for m in [&c, &g] {
        let m = other::<Matrix>(cx, m)?;
        if (m.rows(), m.cols()) != (n, n) {
            return Err(texts::linear("the matrices and Vectors must have the same size"));
        }
    }
    let hook = callback.map(|thing| cx.engine.hooks.add(Callback::Foreign(thing, Vec::new())));
    let added = cx.engine.sim.add_linear(LinearMechanism { nodes, y, y0, b, callback: hook });
    match added {
        Ok(id) => {
            cx.engine.linear_mechanisms.insert(id, Parts { c, g, _vectors: vectors });
            Ok(Payload::Other(Box::new(Own { id, hook })))
        }
        Err(error) => {
            if let Some(hook) = hook {
                cx.engine.hooks.remove(hook);
            }
            Err(crate::solver::unwrap(error))
        }
    }
}

/// A place in the accessed section, or a SectionList with a Vector of places and another of layers.
fn nodes(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Vec<(RowId, u32)>, HocError> {
    if !args.has(i) {
        return Ok(Vec::new());
    }
    if args.is_number(i) {
        let (x, section) = (args.number_in(i, 0.0, 1.0)?, cx.accessed_section()?);
        return Ok(vec![(node(cx, section, x)?, 0)]);
    }
    let sections = super::section_list::sections_of(cx, args, i)?;
    let xs = args.vector(cx, i + 1)?;
    let xs = cx.engine.sim.vectors.data(xs).to_vec();
    let layers = match args.has(i + 2) {
        true => {
            let layers = args.vector(cx, i + 2)?;
            Some(cx.engine.sim.vectors.data(layers).to_vec())
        }
        false => None,
    };
    if xs.len() < sections.len() || layers.as_ref().is_some_and(|l| l.len() < sections.len()) {
        return Err(texts::linear("there must be a place (and a layer) for every section of the list"));
    }
    let mut nodes = Vec::with_capacity(sections.len());
    for (k, section) in sections.into_iter().enumerate() {
        let layer = layers.as_ref().map_or(0.0, |l| l[k]);
        if !(0.0..=1000.0).contains(&layer) {
            return Err(texts::linear("a layer is 0 (inside), 1, 2, ..."));
        }
        nodes.push((node(cx, section, xs[k])?, layer as u32));
    }
    Ok(nodes)
}
fn node(cx: &Cx<'_>, section: SectionId, x: f64) -> Result<RowId, HocError> {
    cx.engine.sim.model.node_at(section, x).map_err(|e| texts::model(&e))
}

/// Adds the elements of one of the two matrices that are not 0.
pub(crate) fn elements(engine: &Engine, id: CouplingId, which: LinearMatrix, list: &mut Vec<Element>) {
    let Some(parts) = engine.linear_mechanisms.get(&id) else { return };
    let object = if which == LinearMatrix::C { &parts.c } else { &parts.g };
    let Some(Payload::Other(data)) = engine.objects.get(&object.id()).map(|entry| &entry.payload) else {
        return;
    };
    if let Some(m) = data.downcast_ref::<Matrix>() {
        matrix::nonzeros(m, |i, j, x| list.push((i as u32, j as u32, x)));
    }
}
