//! Entries of the menu of a Graph, Shape or PlotShape, chosen by `exec_menu`.

use super::{drawing, picture};
use crate::cx::Cx;
use hoc_vm::{HocError, Object};
use nrn_view::graph::{Axis, Background, Graph, Item};

/// Chooses an entry: one of the program's own, or one that every picture has. Others do nothing.
pub fn choose(cx: &mut Cx<'_>, g: &Object, title: &str) -> Result<(), HocError> {
    let own = drawing(cx, g).and_then(|graph| graph.menu.iter().find(|item| item.title == title).cloned());
    if let Some(entry) = own {
        // Without a display NEURON does not run them, and a session's `Simulate` changes no model.
        return match entry.chosen {
            Some(command) if cx.engine.screen.shown => cx.run_link(command),
            _ => Ok(()),
        };
    }
    if title == "Object Name" {
        let name = format!("{}\n", cx.object_name(g));
        (cx.engine.output)(&name);
        return Ok(());
    }
    if title == "Keep Lines" {
        let value = super::graph_values::family_value(cx, g);
        if let Some(graph) = drawing(cx, g) {
            graph.toggle_keep(&value);
        }
        return Ok(());
    }
    let mode = ["Show Diam", "Centroid", "Schematic"].iter().position(|mode| *mode == title);
    if let (Some(mode), Some(shape)) = (mode, picture(cx, g)) {
        shape.mode = mode as i32;
        return Ok(());
    }
    if let Some(graph) = drawing(cx, g) {
        change(graph, title);
    }
    Ok(())
}

fn change(graph: &mut Graph, title: &str) {
    let plot = graph.whole_plot();
    let scene = graph.scene;
    let view = graph.views.first_mut();
    match (title, view) {
        ("View = plot", Some(view)) => view.show_rounded(plot),
        ("10% Zoom out", Some(view)) => view.zoom(true),
        ("10% Zoom in", Some(view)) => view.zoom(false),
        ("Round View", Some(view)) => view.round(),
        ("Whole Scene", Some(view)) => view.show(scene),
        ("Scene=View", Some(view)) => {
            let inner = view.inner();
            graph.set_scene(inner);
        }
        ("Erase", _) => graph.erase(),
        ("Erase Axis", _) => graph.erase_axes(),
        ("View Axis", _) => set_background(graph, Background::ViewAxis),
        ("View Box", _) => set_background(graph, Background::ViewBox),
        ("New Axis", _) => {
            graph.erase_axes();
            add_axes(graph);
        }
        _ => {}
    }
}
/// What is behind the curves, instead of axes.
pub fn set_background(graph: &mut Graph, background: Background) {
    graph.erase_axes();
    graph.background = background;
}
/// Two axes through the origin.
pub fn add_axes(graph: &mut Graph) {
    for vertical in [false, true] {
        graph.items.push(Item::Axis(Axis {
            vertical,
            range: None,
            at: 0.0,
            tics: -1,
            minor: 0,
            invert: 0,
            numbered: true,
        }));
    }
}
