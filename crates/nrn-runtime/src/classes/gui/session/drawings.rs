//! Graphs, Shapes and PlotShapes in a session: what they show, not the numbers of their curves.

use super::super::{id_of, path_plot};
use super::{number, put, quoted, scene};
use crate::cx::Cx;
use crate::format::general;
use hoc_vm::Object;
use nrn_view::graph::{Graph, Item, Label, Line, LineKind, Source};
use nrn_view::window::Place;
use nrn_view::{ObjectId, ShapeKind};

/// One view: of a picture that is new here, or one more.
pub fn write(cx: &mut Cx<'_>, id: ObjectId, view: usize, place: Place) {
    let class = match cx.engine.screen.shapes.get(&id).map(|shape| shape.kind) {
        Some(ShapeKind::Shape) => "Shape",
        Some(ShapeKind::PlotShape) => "PlotShape",
        None => "Graph",
    };
    let (is_new, k) = scene(cx, id);
    put(cx, "{");
    if is_new {
        put(cx, &format!("save_window_ = new {class}(0)"));
        describe(cx, id, k);
    } else {
        put(cx, &format!("save_window_ = scene_vector_[{k}]"));
    }
    let Some(graph) = cx.engine.screen.graphs.get(&id) else { return put(cx, "}") };
    if let Some(seen) = graph.views.get(view) {
        let inner = seen.inner();
        let (left, top) = place.corner.unwrap_or_default();
        let numbers = [
            inner.x1,
            inner.y1,
            inner.x2 - inner.x1,
            inner.y2 - inner.y1,
            left,
            top,
            seen.width,
            seen.height,
        ];
        put(cx, &format!("{{save_window_.view({})}}", numbers.map(number).join(", ")));
    }
    if is_new {
        name(cx, id);
        items(cx, id);
    }
    put(cx, "}");
}
/// `save_name(name, 1)`: a picture that somebody else makes, and `name` reaches.
pub fn saved_by_name(cx: &mut Cx<'_>, g: &Object, name: &str) {
    let id = id_of(g);
    let (_, k) = scene(cx, id);
    put(cx, &format!("{{\nsave_window_={name}"));
    describe(cx, id, k);
    put(cx, &format!("{name} = save_window_\nsave_window_.save_name({})", quoted(name)));
    items(cx, id);
    put(cx, "}");
}

/// Its rectangle, and what a Shape shows in it.
fn describe(cx: &mut Cx<'_>, id: ObjectId, k: usize) {
    if let Some(graph) = cx.engine.screen.graphs.get(&id) {
        let scene = [graph.scene.x1, graph.scene.x2, graph.scene.y1, graph.scene.y2].map(number);
        put(cx, &format!("save_window_.size({})", scene.join(",")));
    }
    let coloured = cx.engine.screen.shapes.get(&id).filter(|shape| shape.kind == ShapeKind::PlotShape);
    if let Some((variable, scale)) = coloured.map(|shape| (shape.variable.clone(), shape.scale)) {
        put(cx, &format!("save_window_.variable({})", quoted(&variable)));
        let [low, high] = [scale.0 as f32, scale.1 as f32].map(number);
        put(cx, &format!("save_window_.scale({low}, {high})"));
    }
    put(cx, &format!("scene_vector_[{k}] = save_window_"));
}
/// The list it is appended to, or the variable that holds it.
fn name(cx: &mut Cx<'_>, id: ObjectId) {
    let Some(name) = cx.engine.screen.graphs.get(&id).map(|graph| graph.save_name.clone()) else { return };
    match name.strip_suffix('.') {
        _ if name.is_empty() => return,
        Some(list) => put(cx, &format!("{list}.append(save_window_)")),
        None => put(cx, &format!("{name} = save_window_")),
    }
    put(cx, &format!("save_window_.save_name({})", quoted(&name)));
}
fn items(cx: &mut Cx<'_>, id: ObjectId) {
    let Some(graph) = cx.engine.screen.graphs.get(&id).cloned() else { return };
    if let Some((text, source)) = &graph.x_source {
        let by_place = u8::from(matches!(source, Source::Variable(_)));
        put(cx, &format!("save_window_.xexpr({}, {by_place})", quoted(text)));
    }
    for item in &graph.items {
        match item {
            Item::Label(label) => {
                let own = graph.label_of(*label).filter(|label| label.line.is_none() && label.saved);
                if let Some(label) = own {
                    put(cx, &text(label));
                }
            }
            Item::Line(line) => {
                if let Some(line) = graph.line_of(*line) {
                    curve(cx, &graph, line);
                }
            }
            _ => {}
        }
    }
}
fn text(label: &Label) -> String {
    let [x, y, scale, x_align, y_align] =
        [label.x, label.y, label.scale, label.x_align, label.y_align].map(number);
    let (text, fix) = (quoted(&label.text), label.fix.number());
    format!("save_window_.label({x}, {y}, {text}, {fix}, {scale}, {x_align}, {y_align}, {})", label.colour)
}
/// Only what makes its own numbers: an expression, a variable, a path.
fn curve(cx: &mut Cx<'_>, graph: &Graph, line: &Line) {
    let label = line.label.and_then(|id| graph.label_of(id));
    let shown = label.map(|label| label.text.clone()).unwrap_or_default();
    let style = format!("{}, {}", line.own_style.colour, line.own_style.brush);
    let place = |with_fix: bool| {
        let Some(label) = label else { return String::new() };
        let fix = if with_fix { format!(", {}", label.fix.number()) } else { String::new() };
        format!(", {}, {}{fix}", number(label.x), number(label.y))
    };
    match line.kind {
        LineKind::Live(Source::Variable(_)) => {
            put(cx, &format!("save_window_.addvar({}, {style}{})", quoted(&shown), place(true)));
        }
        LineKind::Live(Source::Expression(id)) => {
            let text = cx.expression_text(id).unwrap_or_default().to_owned();
            let both = if text == shown || shown.is_empty() {
                quoted(&text)
            } else {
                format!("{}, {}", quoted(&shown), quoted(&text))
            };
            put(cx, &format!("save_window_.addexpr({both}, {style}{})", place(true)));
        }
        LineKind::Object(id) => {
            let Some(object) = cx.vm.object_by_id(id.0) else { return };
            let Some((variable, ends, origin)) = path_plot::path(cx, &object) else { return };
            put(cx, &format!("objectvar rvp_\nrvp_ = new RangeVarPlot({})", quoted(&variable)));
            for (word, (section, x)) in ["begin", "end"].into_iter().zip(ends) {
                let section = cx.section_name(section);
                put(cx, &format!("{section} rvp_.{word}({})", general(x, 6)));
            }
            put(cx, &format!("rvp_.origin({})", general(origin, 6)));
            put(cx, &format!("save_window_.addobject(rvp_, {style}{})", place(false)));
        }
        LineKind::Plain => {}
    }
}
