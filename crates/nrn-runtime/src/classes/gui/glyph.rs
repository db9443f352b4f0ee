//! `Glyph`: pictures made of paths. Every method gives the Glyph itself.

use super::{id_of, on_screen, single, whole, window_class};
use crate::args::Args;
use crate::classes::{object as gives, this};
use crate::cx::Cx;
use crate::tables::{Class, Method};
use hoc_vm::Object;
use nrn_view::{Glyph, Stroke};

/// The row of `Glyph`.
pub static CLASS: Class = window_class(
    "Glyph",
    "()",
    "A picture made of paths, for Graph.glyph.",
    |cx, object, _| {
        cx.engine.screen.glyphs.insert(id_of(object), Glyph::default());
        Ok(on_screen(object))
    },
    METHODS,
);

macro_rules! stroke {
    ($name:literal, $args:literal, $doc:literal, $work:expr) => {
        gives($name, $args, $doc, |cx, glyph, args| {
            const WORK: fn(&mut Cx<'_>, &Args<'_>) -> Option<Stroke> = $work;
            let stroke = WORK(cx, args);
            push(cx, glyph, stroke);
            this(glyph)
        })
    };
}

const METHODS: &[Method] = &[
    stroke!("path", "()", "Begins a path.", |_, _| Some(Stroke::Path)),
    stroke!("m", "(x, y)", "Moves to a point.", |_, args| Some(Stroke::Move(
        single(args, 1)?,
        single(args, 2)?
    ))),
    stroke!("l", "(x, y)", "A line to a point.", |_, args| Some(Stroke::Line(
        single(args, 1)?,
        single(args, 2)?
    ))),
    stroke!("s", "([color, brush])", "Draws the path.", |_, args| {
        Some(Stroke::Draw(whole(args, 1).unwrap_or(1), whole(args, 2).unwrap_or(0)))
    }),
    stroke!("curve", "(x, y, x1, y1, x2, y2)", "A curve to a point.", |_, args| {
        let mut points = [0.0; 6];
        for (i, x) in points.iter_mut().enumerate() {
            *x = single(args, i + 1)?;
        }
        Some(Stroke::Curve(points))
    }),
    stroke!("close", "()", "Closes the path.", |_, _| Some(Stroke::Close)),
    stroke!("circle", "(x, y, radius)", "A circle.", |_, args| {
        Some(Stroke::Circle(single(args, 1)?, single(args, 2)?, single(args, 3)?))
    }),
    stroke!("fill", "([color])", "Fills the path.", |_, args| Some(Stroke::Fill(
        whole(args, 1).unwrap_or(1)
    ))),
    gives("erase", "()", "Erases it.", |cx, glyph, _| {
        cx.engine.screen.glyphs.insert(id_of(glyph), Glyph::default());
        this(glyph)
    }),
    stroke!("gif", "(name)", "A picture from a file.", |cx, args| {
        Some(Stroke::Picture(args.text(cx, 1).ok()?.to_string()))
    }),
    stroke!("cpt", "(x, y)", "A control point.", |_, args| {
        Some(Stroke::Control(single(args, 1)?, single(args, 2)?))
    }),
];

fn push(cx: &mut Cx<'_>, glyph: &Object, stroke: Option<Stroke>) {
    if let (Some(stroke), Some(own)) = (stroke, cx.engine.screen.glyphs.get_mut(&id_of(glyph))) {
        own.push(stroke);
    }
}
