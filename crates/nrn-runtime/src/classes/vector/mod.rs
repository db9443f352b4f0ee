//! `Vector`: construction and access; its methods stand by subject in the files beside this one.

pub mod analyse;
pub mod compute;
pub mod connect;
pub mod edit;
pub mod fitness;

use super::payload;
use crate::args::Args;
use crate::cx::Cx;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::tables::{Class, Field};
use crate::texts;
use hoc_vm::{HocError, HostPointer, Object};
use nrn_model::DataHandle;
use nrn_objects::VectorId;

/// The row of `Vector`.
pub static CLASS: Class = Class {
    name: "Vector",
    args: "([n [, value]])",
    doc: "A list of numbers.",
    construct,
    destroy: |cx, payload| {
        if let Payload::Vector(id) = payload {
            cx.engine.sim.forget_vector(id);
            cx.engine.vector_object_ids.remove(&id);
            cx.engine.sim.vectors.remove(id);
        }
    },
    methods: METHODS,
    fields: &[Field { name: "x", doc: "elements: x[i]", indexed: true, place: element }],
    dynamic: None,
};

fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let mut data = Vec::new();
    if args.is_number(1) {
        data.resize(args.size(1)?, args.number_or(2, 0.0)?);
    } else if args.is_object(1) {
        let other = args.vector(cx, 1)?;
        data = cx.engine.sim.vectors.data(other).to_vec();
    } else if args.has(1) {
        args.some_object(cx, 1)?;
    }
    Ok(Payload::Vector(cx.engine.sim.vectors.insert(data.into())))
}
const TABLES: [&[crate::tables::Method]; 5] =
    [edit::TABLE, compute::TABLE, analyse::TABLE, connect::TABLE, fitness::TABLE];
const N: usize = TABLES[0].len() + TABLES[1].len() + TABLES[2].len() + TABLES[3].len() + TABLES[4].len();
static METHODS: &[crate::tables::Method] = &join();

const fn join() -> [crate::tables::Method; N] {
    let mut all = [edit::TABLE[0]; N];
    let (mut table, mut first, mut i) = (0, 0, 0);
    while i < N {
        if i - first == TABLES[table].len() {
            first += TABLES[table].len();
            table += 1;
        }
        all[i] = TABLES[table][i - first];
        i += 1;
    }
    all
}

/// The Vector behind an object.
pub fn vector(cx: &mut Cx<'_>, object: &Object) -> Result<VectorId, HocError> {
    match payload(cx, object)? {
        Payload::Vector(id) => Ok(*id),
        _ => Err(texts::object_is_gone()),
    }
}
fn element(cx: &mut Cx<'_>, object: &Object, indices: &[f64]) -> Result<HostPointer, HocError> {
    let id = vector(cx, object)?;
    let Some(index) = indices.first() else {
        return Err(HocError::new("array dimension of x now 1 (at compile time it was 0)"));
    };
    if indices.len() > 1 {
        return Err(texts::too_many_subscripts("x"));
    }
    // Rounded towards 0, as NEURON does: -1 is the first element too.
    let index = (index + 1e-11).trunc();
    let n = cx.engine.sim.vectors.data(id).len();
    if !(0.0..n as f64).contains(&index) {
        return Err(texts::index_out_of_range("x", index, n));
    }
    let handle = DataHandle::Vector { vector: id.slot, generation: id.generation, element: index as u32 };
    Ok(HostPlace::Data(handle).pack())
}

/// Its numbers.
pub(crate) fn data<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Result<&'a [f64], HocError> {
    let id = vector(cx, object)?;
    Ok(cx.engine.sim.vectors.data(id))
}
/// Changes it.
pub(crate) fn edit(
    cx: &mut Cx<'_>,
    object: &Object,
    change: impl FnOnce(&mut nrn_objects::Vector),
) -> Result<(), HocError> {
    let id = vector(cx, object)?;
    change(cx.engine.sim.vectors.get_mut(id).ok_or_else(texts::object_is_gone)?);
    Ok(())
}
/// The numbers of the Vector that is argument `i`, copied.
pub(crate) fn numbers(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Vec<f64>, HocError> {
    let id = args.vector(cx, i)?;
    Ok(cx.engine.sim.vectors.data(id).to_vec())
}
/// A new object of class Vector.
pub(crate) fn new_vector(cx: &mut Cx<'_>, data: Vec<f64>) -> Object {
    cx.new_vector(data)
}
