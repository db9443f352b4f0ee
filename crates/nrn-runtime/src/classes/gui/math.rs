//! `GUIMath`: distances in the plane.

use super::window_class;
use crate::args::{Args, number, truth};
use crate::classes::{int, number as row, truth as yes_no};
use crate::object::Payload;
use crate::tables::Class;
use hoc_vm::HocError;
use nrn_view::geometry;

/// The row of `GUIMath`.
pub static CLASS: Class = window_class(
    "GUIMath",
    "()",
    "Distances in the plane.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    &[
        row("d2line", "(x, y, x1, y1, x2, y2)", "Distance of a point from a line.", |_, _, args| {
            let [p, a, b] = three(args)?;
            number(f64::from(geometry::distance_to_line(p, a, b)))
        }),
        row("d2line_seg", "(x, y, x1, y1, x2, y2)", "Distance of a point from a segment.", |_, _, args| {
            let [p, a, b] = three(args)?;
            number(f64::from(geometry::distance_to_segment(p, a, b)))
        }),
        yes_no("inside", "(x, y, left, bottom, right, top)", "Is a point in a rectangle?", |_, _, args| {
            let [p, low, high] = three(args)?;
            truth(geometry::is_inside(p, low, high))
        }),
        int(
            "feround",
            "([mode])",
            "Mode of rounding, 2 to the nearest; gives the one before. Kept, without effect.",
            |cx, _, args| {
                let before = cx.engine.screen.rounding.unwrap_or(2);
                if args.has(1) {
                    cx.engine.screen.rounding = Some(args.number_in(1, 1.0, 4.0)? as i32);
                }
                number(f64::from(before))
            },
        ),
    ],
);

fn three(args: &Args<'_>) -> Result<[[f32; 2]; 3], HocError> {
    let pair = |i| Ok::<_, HocError>([args.number(i)? as f32, args.number(i + 1)? as f32]);
    Ok([pair(1)?, pair(3)?, pair(5)?])
}
