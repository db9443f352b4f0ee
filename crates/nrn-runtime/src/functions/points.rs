//! 3-D points of the accessed section.

use super::number as row;
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::functions::section::section_argument;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::{ModelError, Point3d};

/// The rows.
pub const TABLE: &[Function] = &[
    row("n3d", "()", "Number of 3-d points.", |cx, args| {
        let id = section_argument(cx, args, 1)?;
        number(cx.engine.sim.model.n3d(id).map_err(fail)? as f64)
    }),
    row("x3d", "(i)", "x of a 3-d point, um.", |cx, args| number(point(cx, args)?.x)),
    row("y3d", "(i)", "y of a 3-d point, um.", |cx, args| number(point(cx, args)?.y)),
    row("z3d", "(i)", "z of a 3-d point, um.", |cx, args| number(point(cx, args)?.z)),
    row("diam3d", "(i)", "Diameter at a 3-d point, um.", |cx, args| number(point(cx, args)?.d.abs())),
    row("arc3d", "(i)", "Path length from the first 3-d point, um.", |cx, args| number(arc(cx, args)?)),
    row("spine3d", "(i)", "Does the 3-d point carry a spine?", |cx, args| {
        let spine = point(cx, args)?.d < 0.0;
        truth(spine)
    }),
    row("pt3dadd", "(x, y, z, diam)", "Appends a 3-d point (or all of four Vectors).", pt3dadd),
    row("pt3dclear", "([buffersize])", "Removes all 3-d points.", |cx, args| {
        let id = cx.accessed_section()?;
        cx.engine.sim.model.pt3dclear(id).map_err(fail)?;
        number(args.number_or(1, 0.0)?)
    }),
    row("pt3dinsert", "(i, x, y, z, diam)", "Inserts a 3-d point before point i.", |cx, args| {
        let id = cx.accessed_section()?;
        let (ix, [x, y, z, d]) = indexed(args)?;
        cx.engine.sim.model.pt3dinsert(id, ix, x, y, z, d).map_err(fail)?;
        number(0.0)
    }),
    row("pt3dchange", "(i, x, y, z, diam) or (i, diam)", "Changes a 3-d point.", |cx, args| {
        let id = cx.accessed_section()?;
        if args.len() == 2 {
            cx.engine.sim.model.pt3dchange_diam(id, args.index(1)?, args.number(2)?).map_err(fail)?;
        } else {
            let (ix, [x, y, z, d]) = indexed(args)?;
            cx.engine.sim.model.pt3dchange(id, ix, x, y, z, d).map_err(fail)?;
        }
        number(0.0)
    }),
    row("pt3dremove", "(i)", "Removes a 3-d point.", |cx, args| {
        let id = cx.accessed_section()?;
        cx.engine.sim.model.pt3dremove(id, args.index(1)?).map_err(fail)?;
        number(0.0)
    }),
    row("pt3dconst", "([flag])", "1: diameters are not changed through diam.", |cx, args| {
        let before = cx.engine.sim.model.pt3dconst();
        if args.has(1) {
            cx.engine.sim.model.set_pt3dconst(args.number(1)? != 0.0);
        }
        number(f64::from(before))
    }),
    row("pt3dstyle", "([style, x, y, z])", "How the first 3-d point is connected to the parent.", pt3dstyle),
    row("define_shape", "()", "Gives every section without 3-d points some.", |cx, _| {
        cx.engine.sim.model.define_shape().map_err(fail)?;
        number(1.0)
    }),
];

fn fail(error: ModelError) -> HocError {
    texts::model(&error)
}
fn point(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Point3d, HocError> {
    let id = cx.accessed_section()?;
    let ix = args.index(1)?;
    cx.engine.sim.model.point3d(id, ix).map_err(|_| texts::argument_out_of_range())
}
/// Path length to point `i`. NEURON keeps points in single precision.
fn arc(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<f64, HocError> {
    Ok(point(cx, args)?.arc)
}
fn indexed(args: &Args<'_>) -> Result<(usize, [f64; 4]), HocError> {
    Ok((args.index(1)?, [args.number(2)?, args.number(3)?, args.number(4)?, args.number(5)?]))
}
fn pt3dadd(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = cx.accessed_section()?;
    if !args.is_object(1) {
        let (x, y, z, d) = (args.number(1)?, args.number(2)?, args.number(3)?, args.number(4)?);
        cx.engine.sim.model.pt3dadd(id, x, y, z, d).map_err(fail)?;
        return number(1.0);
    }
    let mut columns = Vec::new();
    for i in 1..=4 {
        let vector = args.vector(cx, i)?;
        columns.push(cx.engine.sim.vectors.data(vector).to_vec());
    }
    let [xs, ys, zs, ds] = columns.as_slice() else { return Err(texts::missing_argument(4)) };
    if ys.len() != xs.len() || zs.len() != xs.len() || ds.len() != xs.len() {
        return Err(texts::vector_lengths_differ());
    }
    for (((x, y), z), d) in xs.iter().zip(ys).zip(zs).zip(ds) {
        cx.engine.sim.model.pt3dadd(id, *x, *y, *z, *d).map_err(fail)?;
    }
    number(1.0)
}
fn pt3dstyle(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = cx.accessed_section()?;
    if args.is_pointer(2) {
        // Pointers ask where it is.
        if let Some(at) = cx.engine.sim.model.pt3dstyle(id).map_err(fail)? {
            for (i, x) in (2..).zip(at) {
                let place = args.pointer(i)?;
                cx.write(&place, x)?;
            }
        }
    } else if args.is_number(1) {
        let style = match args.number(1)? {
            0.0 => None,
            _ => Some([args.number(2)?, args.number(3)?, args.number(4)?]),
        };
        cx.engine.sim.model.set_pt3dstyle(id, style).map_err(fail)?;
    }
    number(f64::from(cx.engine.sim.model.pt3dstyle(id).map_err(fail)?.is_some()))
}
