//! `Graph`: curves of variables, expressions, Vectors.

use super::graph_values::{add_expression, add_object, add_variable, add_vector, plot};
use super::scene::*;
use super::{command, drawing, id_of, kept, on_screen, set_vector, single, whole, window_class};
use crate::args::{Args, number};
use crate::classes::number as row;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Method};
use hoc_vm::{HocError, Object, Value};
use nrn_view::graph::{Axis, Background, Fix, Graph, Item};
use nrn_view::view::Rectangle;
use nrn_view::window::{Content, Place};

/// The row of `Graph`.
pub static CLASS: Class = window_class(
    "Graph",
    "([0])",
    "Curves of variables, expressions and Vectors; with 0 it has no view before view() is called.",
    construct,
    METHODS,
);

const METHODS: &[Method] = &[
    row("plot", "(x)", "A point of every curve of addvar and addexpr, at abscissa x.", plot),
    FASTFLUSH,
    kept!("flush", "()", "Draws what is new.", 1.0, |cx, g, _| {
        super::graph_values::refresh(cx, g);
        Some(())
    }),
    kept!(
        "xaxis",
        "([x1, x2 [, at, tics, minor, invert, numbers]])",
        "An axis along x, or 0 to 3: view axes, new axes, a box, none.",
        1.0,
        |cx, g, args| { axis(cx, g, args, false) }
    ),
    kept!(
        "yaxis",
        "([x1, x2 [, at, tics, minor, invert, numbers]])",
        "An axis along y.",
        1.0,
        |cx, g, args| axis(cx, g, args, true)
    ),
    kept!(
        "addvar",
        "(name or label [, &variable] [, color, brush, x, y, fix])",
        "A curve of a variable, extended by plot.",
        1.0,
        add_variable
    ),
    kept!(
        "addexpr",
        "([label,] expression [, object] [, color, brush, x, y, fix])",
        "A curve of an expression, extended by plot.",
        1.0,
        add_expression
    ),
    kept!(
        "addobject",
        "(RangeVarPlot [, color, brush, x, y])",
        "A curve of values along a path.",
        1.0,
        add_object
    ),
    kept!("glyph", "(Glyph, x, y [, sx, sy, angle, fix])", "Shows a Glyph.", 0.0, add_glyph),
    kept!(
        "vector",
        "(n, &x[0], &y[0] [, color, brush])",
        "A curve of n numbers of two arrays.",
        1.0,
        add_vector
    ),
    kept!(
        "xexpr",
        "(expression [, is variable])",
        "Abscissa of the curves, instead of plot's.",
        1.0,
        |cx, g, args| { super::graph_values::set_abscissa(cx, g, args) }
    ),
    BEGIN,
    ERASE,
    SIZE,
    LABEL,
    kept!("fixed", "([scale])", "Labels to come keep their size.", 1.0, |cx, g, args| {
        label_fix(cx, g, args, Fix::Fixed)
    }),
    kept!("vfixed", "([scale])", "Labels to come keep size and place in the view.", 1.0, |cx, g, args| {
        label_fix(cx, g, args, Fix::View)
    }),
    kept!("relative", "([scale])", "Labels to come grow with the view.", 1.0, |cx, g, args| {
        label_fix(cx, g, args, Fix::Relative)
    }),
    kept!("align", "([x, y])", "Alignment of labels to come.", 1.0, |cx, g, args| {
        let align = (single(args, 1).unwrap_or(0.0), single(args, 2).unwrap_or(0.0));
        drawing(cx, g)?.label_align = align;
        Some(())
    }),
    kept!(
        "color",
        "(number [, name])",
        "Colour of what comes next; or the name of a colour's number.",
        1.0,
        |cx, g, args| {
            let number = whole(args, 1).unwrap_or(1);
            if args.has(2) {
                let name = args.text(cx, 2).ok()?.to_string();
                cx.engine.screen.colours.insert(number, name);
            } else {
                drawing(cx, g)?.style.colour = number;
            }
            Some(())
        }
    ),
    kept!(
        "brush",
        "(number [, pattern, width])",
        "Brush of what comes next; or what a brush is.",
        1.0,
        |cx, g, args| {
            let number = whole(args, 1).unwrap_or(0);
            if args.has(3) {
                let brush = (whole(args, 2)?, single(args, 3)?);
                cx.engine.screen.brushes.insert(number, brush);
            } else {
                drawing(cx, g)?.style.brush = number;
            }
            Some(())
        }
    ),
    VIEW,
    SAVE_NAME,
    BEGINLINE,
    LINE,
    MARK,
    kept!("simgraph", "()", "Curves record during a run of the variable step method.", 1.0, |_, _, _| Some(
        ()
    )),
    VIEW_COUNT,
    ERASE_ALL,
    UNMAP,
    kept!(
        "crosshair_action",
        "(command [, 1])",
        "What runs when a key is pressed at a point.",
        0.0,
        |cx, g, args| {
            let vectors = whole(args, 2) == Some(1);
            let action = command(cx, args, 1).map(|id| (id, vectors));
            drawing(cx, g)?.crosshair = action;
            Some(())
        }
    ),
    PRINTFILE,
    kept!(
        "family",
        "(flag) or (expression)",
        "Keeps curves in colours; or what they are labelled with.",
        1.0,
        |cx, g, args| {
            if args.is_text(1) {
                let text = args.text(cx, 1).ok()?;
                drawing(cx, g)?.set_family_label(&text);
            } else {
                let on = args.number(1).ok()? != 0.0;
                drawing(cx, g)?.set_family(on);
            }
            Some(())
        }
    ),
    MENU_ACTION,
    MENU_TOOL,
    row("view_info", "([view, which [, coordinate]])", "Size and place of a view, or -1.", view_info),
    kept!(
        "view_size",
        "(view, x1, x2, y1, y2)",
        "What a view shows, to its very edges.",
        0.0,
        |cx, g, args| {
            let (x1, x2, y1, y2) = (single(args, 2)?, single(args, 3)?, single(args, 4)?, single(args, 5)?);
            let ix = usize::try_from(whole(args, 1)?).ok()?;
            drawing(cx, g)?.views.get_mut(ix)?.shows = Rectangle { x1, y1, x2, y2 };
            Some(())
        }
    ),
    row(
        "getline",
        "(i, xvec, yvec)",
        "Points of the first curve behind item i (-1: of all); its item, or -1.",
        getline,
    ),
    EXEC_MENU,
    GIF,
    kept!("menu_remove", "(title)", "Takes an entry off its menu.", 0.0, |cx, g, args| {
        let title = args.text(cx, 1).ok()?;
        drawing(cx, g)?.menu.retain(|item| item.title != *title);
        Some(())
    }),
    row(
        "line_info",
        "(i, Vector)",
        "Colour, brush and label place of the first curve behind item i; its item, or -1.",
        line_info,
    ),
];

fn construct(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let with_view = args.number(1).map_or(true, |flag| flag != 0.0);
    let id = id_of(object);
    cx.engine.screen.graphs.insert(id, Graph::new(with_view));
    if with_view {
        let title = cx.object_name(object);
        cx.engine.screen.show(Content::Graph(id, 0), &title, Place::default());
    }
    Ok(on_screen(object))
}
fn axis(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>, vertical: bool) -> Option<()> {
    let graph = drawing(cx, g)?;
    if !args.has(2) {
        match whole(args, 1).unwrap_or(0) {
            0 => super::menu::set_background(graph, Background::ViewAxis),
            1 => {
                graph.erase_axes();
                super::menu::add_axes(graph);
            }
            2 => super::menu::set_background(graph, Background::ViewBox),
            3 => graph.erase_axes(),
            _ => {}
        }
        return Some(());
    }
    let (from, to) = (single(args, 1)?, single(args, 2)?);
    graph.items.push(Item::Axis(Axis {
        vertical,
        range: (from <= to).then_some((from, to)),
        at: single(args, 3).unwrap_or(0.0),
        tics: whole(args, 4).unwrap_or(-1),
        minor: whole(args, 5).unwrap_or(0),
        invert: whole(args, 6).unwrap_or(0),
        numbered: whole(args, 7) != Some(0),
    }));
    Some(())
}
fn label_fix(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>, fix: Fix) -> Option<()> {
    let graph = drawing(cx, g)?;
    graph.label_fix = fix;
    graph.label_scale = single(args, 1).unwrap_or(1.0);
    Some(())
}
fn add_glyph(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let glyph = id_of(&args.some_object(cx, 1).ok()?);
    let at = |i, default| single(args, i).unwrap_or(default);
    let place = [at(2, 0.0), at(3, 0.0), at(4, 1.0), at(5, 1.0), at(6, 0.0)];
    let fix = whole(args, 7).and_then(Fix::from_number);
    let graph = drawing(cx, g)?;
    let fix = fix.unwrap_or(graph.label_fix);
    graph.items.push(Item::Glyph { glyph, place, fix });
    Some(())
}
fn view_info(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let mut info = || -> Option<f64> {
        let ix = usize::try_from(whole(args, 1)?).ok()?;
        let which = u32::try_from(whole(args, 2)?).ok()?;
        let at = args.number(3).unwrap_or(0.0);
        drawing(cx, g)?.views.get(ix)?.info(which, at)
    };
    number(info().unwrap_or(-1.0))
}
fn getline(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let after = args.number(1)? as i64;
    let (x, y) = (args.vector(cx, 2)?, args.vector(cx, 3)?);
    super::graph_values::refresh(cx, g);
    let Some(graph) = drawing(cx, g) else { return number(-1.0) };
    let Some((ix, line)) = graph.line_after(after) else { return number(-1.0) };
    let (xs, ys) = graph.points(line);
    let text = graph.label_text(line).map(str::to_owned);
    set_vector(cx, x, xs, None);
    set_vector(cx, y, ys, text);
    number(ix as f64)
}
fn line_info(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let after = args.number(1)? as i64;
    let into = args.vector(cx, 2)?;
    let Some(graph) = drawing(cx, g) else { return number(-1.0) };
    let Some((ix, line)) = graph.line_after(after) else { return number(-1.0) };
    let style = [f64::from(line.style.colour), f64::from(line.style.brush)];
    let label = line.label.and_then(|id| graph.label_of(id)).cloned();
    let mut row = cx.engine.sim.vectors.data(into).to_vec();
    row.resize(5, 0.0);
    row.splice(..2, style);
    if let Some(label) = &label {
        let at = [f64::from(label.x), f64::from(label.y), f64::from(label.fix.number())];
        row.splice(2.., at);
    }
    set_vector(cx, into, row, label.map(|label| label.text));
    number(ix as f64)
}
