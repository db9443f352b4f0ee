//! The numbers of a Graph's curves: what they are made from, and how `plot` gets them.
//!
//! `plot` reads variables and compiled expressions and appends to curves that keep their room: a step allocates
//! nothing but, now and then, room for more samples (at most [`nrn_view::samples::MOST_SAMPLES`] for each curve).

use super::path_plot;
use super::{drawing, id_of, single, style, whole};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::format;
use crate::links::Variable;
use hoc_vm::{HocError, Object, Value};
use nrn_view::Samples;
use nrn_view::graph::{Fix, Labelled, LineKind, Source};

/// `plot(x)`.
pub fn plot(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Ok(at) = args.number(1) else { return number(1.0) };
    let Some(graph) = drawing(cx, g) else { return number(1.0) };
    if !graph.wants_sample() {
        return number(1.0);
    }
    let n = graph.n_live();
    let abscissa = graph.x_source.as_ref().map(|x| x.1);
    let x = match abscissa {
        Some(source) => value(cx, source).unwrap_or(f64::NAN),
        None => at,
    };
    if let Some(graph) = drawing(cx, g) {
        graph.push_x(x as f32);
    }
    for ix in 0..n {
        let Some(source) = drawing(cx, g).and_then(|graph| graph.live_source(ix)) else { continue };
        let y = value(cx, source).unwrap_or(f64::NAN);
        if let Some(graph) = drawing(cx, g) {
            graph.push_y(ix, y as f32);
        }
    }
    number(1.0)
}
fn value(cx: &mut Cx<'_>, source: Source) -> Option<f64> {
    match source {
        Source::Variable(id) => cx.read_link(id).ok(),
        Source::Expression(id) => cx.value_of_link(id),
    }
}

/// `begin()`.
pub fn begin_now(cx: &mut Cx<'_>, g: &Object, _: &Args<'_>) -> Option<()> {
    let family = family_value(cx, g);
    let graph = drawing(cx, g)?;
    let sources: Vec<Source> = graph.sources().collect();
    graph.begin(&family);
    for source in sources {
        if let Source::Expression(id) = source {
            cx.retry_expression(id);
        }
    }
    Some(())
}
/// What the curves of a family are labelled with now.
pub fn family_value(cx: &mut Cx<'_>, g: &Object) -> String {
    let text = drawing(cx, g).and_then(|graph| graph.family_expression().map(str::to_owned));
    let Some(text) = text else { return String::new() };
    let value = cx.quietly(|cx| cx.vm.evaluate(cx.engine, &text, None));
    let x = if let Ok(Value::Number(x)) = value { x } else { 0.0 };
    format::general(x, 6)
}

/// `addvar`.
pub fn add_variable(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let label = args.text(cx, 1).ok()?;
    let this = cx.vm.this();
    let (pointer, more) = if args.is_pointer(2) {
        (args.pointer(2).ok(), 1)
    } else if args.is_text(2) {
        let name = args.text(cx, 2).ok()?;
        (cx.place_named(&name, this.as_ref()), 1)
    } else {
        (cx.place_named(&label, this.as_ref()), 0)
    };
    let source = match pointer {
        Some(pointer) => Source::Variable(cx.link_variable(Variable::Number(pointer))),
        None => Source::Expression(cx.link_expression(&label, this.as_ref())),
    };
    add_live(cx, g, args, source, &label, more)
}
/// `addexpr`.
pub fn add_expression(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let label = args.text(cx, 1).ok()?;
    let (text, mut more) = match args.is_text(2) {
        true => (args.text(cx, 2).ok()?, 1),
        false => (label.clone(), 0),
    };
    let mut this = cx.vm.this();
    if args.is_object(2 + more) {
        this = args.object(cx, 2 + more).ok()?;
        more += 1;
    }
    let source = Source::Expression(cx.link_expression(&text, this.as_ref()));
    add_live(cx, g, args, source, &label, more)
}
/// A curve for `plot`; `more` arguments stand between the first and colour, brush, x, y, fix.
fn add_live(
    cx: &mut Cx<'_>,
    g: &Object,
    args: &Args<'_>,
    source: Source,
    label: &str,
    more: usize,
) -> Option<()> {
    let drawn = if args.has(3 + more) { style(args, 2 + more) } else { None };
    let place = single(args, 4 + more).zip(single(args, 5 + more));
    // Old sessions say no fix, and mean the scene.
    let fix = match whole(args, 6 + more) {
        Some(fix) => Fix::from_number(fix),
        None => place.map(|_| Fix::Fixed),
    };
    drawing(cx, g)?.add_live(source, label, drawn, Labelled { place, fix });
    Some(())
}
/// `xexpr`.
pub fn set_abscissa(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let text = args.text(cx, 1).ok()?.to_string();
    let this = cx.vm.this();
    let pointer = if whole(args, 2) == Some(1) { cx.place_named(&text, this.as_ref()) } else { None };
    let source = match pointer {
        Some(pointer) => Source::Variable(cx.link_variable(Variable::Number(pointer))),
        None => Source::Expression(cx.link_expression(&text, this.as_ref())),
    };
    drawing(cx, g)?.x_source = Some((text, source));
    Some(())
}

/// `vector(n, &x[0], &y[0])`.
pub fn add_vector(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let n = args.number(1).ok().filter(|n| (1.0..=1e5).contains(n))? as u32;
    let (first_x, first_y) = (args.pointer(2).ok()?, args.pointer(3).ok()?);
    let mut points = (Vec::new(), Vec::new());
    for k in 0..n {
        let (x, y) = (super::element(cx, &first_x, k), super::element(cx, &first_y, k));
        points.0.push(cx.read(&x).ok()? as f32);
        points.1.push(cx.read(&y).ok()? as f32);
    }
    let drawn = style(args, 4);
    add_points(cx, g, LineKind::Plain, points, None, drawn)
}
/// A whole curve, with a label unless there is none.
pub fn add_points(
    cx: &mut Cx<'_>,
    g: &Object,
    kind: LineKind,
    (x, y): (Vec<f32>, Vec<f32>),
    label: Option<&str>,
    drawn: Option<nrn_view::Style>,
) -> Option<()> {
    let graph = drawing(cx, g)?;
    let drawn = drawn.unwrap_or(graph.style);
    let label = label.filter(|text| !text.is_empty()).map(|text| graph.add_label(text, None));
    graph.add_line(kind, (Samples::from(x), Samples::from(y)), drawn, label);
    Some(())
}

/// `addobject(RangeVarPlot)`.
pub fn add_object(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let object = args.some_object(cx, 1).ok()?;
    let (name, values) = path_plot::curve(cx, &object)?;
    let drawn = if args.has(3) { style(args, 2) } else { None };
    let place = single(args, 4).zip(single(args, 5));
    add_points(cx, g, LineKind::Object(id_of(&object)), values, Some(&name), drawn)?;
    if let Some(place) = place {
        drawing(cx, g)?.move_last_label(place);
    }
    Some(())
}
/// Curves of objects show what these are now.
pub fn refresh(cx: &mut Cx<'_>, g: &Object) {
    let Some(graph) = drawing(cx, g) else { return };
    let objects: Vec<_> = graph
        .lines()
        .filter_map(|line| match line.kind {
            LineKind::Object(id) => Some(id),
            _ => None,
        })
        .collect();
    for id in objects {
        let Some(object) = cx.vm.object_by_id(id.0) else { continue };
        if let Some(vector) = cx.vector_id(&object) {
            let y: Vec<f32> = cx.engine.sim.vectors.data(vector).iter().map(|y| *y as f32).collect();
            if let Some(graph) = drawing(cx, g) {
                graph.refresh_ordinates(id, &y);
            }
            continue;
        }
        let curve = path_plot::curve(cx, &object);
        if let (Some((_, (x, y))), Some(graph)) = (curve, drawing(cx, g)) {
            graph.refresh_object(id, &x, &y);
        }
    }
}
