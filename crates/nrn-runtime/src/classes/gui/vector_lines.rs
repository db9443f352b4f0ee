//! `Vector.line`, `plot`, `mark`, `ploterr`: a Vector's numbers on a Graph.

use super::graph_values::add_points;
use super::{drawing, id_of, single, whole};
use crate::args::Args;
use crate::cx::Cx;
use hoc_vm::Object;
use nrn_view::Style;
use nrn_view::graph::LineKind;

/// Abscissae of a Vector's numbers: those of another Vector, or multiples of an increment.
fn points(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, i: Option<usize>) -> Option<(Vec<f32>, Vec<f32>)> {
    let id = cx.vector_id(v)?;
    let y: Vec<f32> = cx.engine.sim.vectors.data(id).iter().map(|y| *y as f32).collect();
    let x: Vec<f32> = match i {
        Some(i) if args.is_vector(cx, i) => {
            let id = args.vector(cx, i).ok()?;
            cx.engine.sim.vectors.data(id).iter().map(|x| *x as f32).collect()
        }
        Some(i) => {
            let step = args.number(i).ok()?;
            (0..y.len()).map(|k| (k as f64 * step) as f32).collect()
        }
        None => (0..y.len()).map(|k| k as f32).collect(),
    };
    let n = x.len().min(y.len());
    Some((x.into_iter().take(n).collect(), y.into_iter().take(n).collect()))
}
/// Where the abscissae are, and colour and brush behind them: (graph), (graph, x), (graph, colour, brush), (graph, x,
/// colour, brush).
fn forms(args: &Args<'_>) -> (Option<usize>, Option<Style>) {
    let first = if args.len() == 3 { 2 } else { 3 };
    let x = (args.len() == 2 || args.len() >= 4).then_some(2);
    (x, super::style(args, first))
}

/// `line`: a curve that keeps the numbers of now; `plot`: one that shows the Vector.
pub fn line(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, follows: bool) -> Option<()> {
    let graph = args.some_object(cx, 1).ok()?;
    let (x, drawn) = forms(args);
    let points = points(cx, v, args, x)?;
    let label = cx.vector_id(v).and_then(|id| cx.engine.sim.vectors.get(id)).map(|own| own.label.clone());
    let kind = if follows { LineKind::Object(id_of(v)) } else { LineKind::Plain };
    add_points(cx, &graph, kind, points, label.as_deref(), drawn)
}
/// `mark(graph, x or increment, style, size, colour, brush)`.
pub fn mark(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Option<()> {
    let graph = args.some_object(cx, 1).ok()?;
    let (x, y) = points(cx, v, args, args.has(2).then_some(2))?;
    let style = if args.is_text(3) { args.text(cx, 3).ok()?.chars().next() } else { None };
    let size = single(args, 4).unwrap_or(12.0);
    let drawn = whole(args, 5).map(|colour| Style { colour, brush: whole(args, 6).unwrap_or(1) });
    let graph = drawing(cx, &graph)?;
    for (x, y) in x.into_iter().zip(y) {
        graph.add_mark(x, y, style.unwrap_or('+'), size, drawn);
    }
    Some(())
}
/// `ploterr(graph, x, error, size, colour, brush)`: a bar from below to above each point.
pub fn bars(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Option<()> {
    let graph = args.some_object(cx, 1).ok()?;
    let (x, y) = points(cx, v, args, Some(2))?;
    let error = args.vector(cx, 3).ok()?;
    let error: Vec<f32> = cx.engine.sim.vectors.data(error).iter().map(|e| *e as f32).collect();
    let drawn = whole(args, 5).map(|colour| Style { colour, brush: whole(args, 6).unwrap_or(1) });
    let graph = drawing(cx, &graph)?;
    for ((x, y), e) in x.into_iter().zip(y).zip(error) {
        graph.begin_line(None, drawn);
        graph.line_to(x, y - e);
        graph.line_to(x, y + e);
    }
    Some(())
}
