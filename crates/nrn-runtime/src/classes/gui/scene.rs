//! What Graph, Shape and PlotShape have in common: labels, lines, marks, views, menus.

use super::{Keep, command, drawing, id_of, kept, single, style, whole};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::tables::Method;
use hoc_vm::{HocError, Object, Value};
use nrn_view::graph::{Fix, Label, MenuItem};
use nrn_view::view::{Rectangle, View};
use nrn_view::window::{Content, Place};

pub(super) const LABEL: Method = kept!(
    "label",
    "(x, y, text [, fix, scale, x_align, y_align, color]) or (text)",
    "Puts a text; later ones without a place go below it.",
    1.0,
    label
);
pub(super) const BEGINLINE: Method =
    kept!("beginline", "([label,] [color, brush])", "Begins a curve for line.", 1.0, |cx, g, args| {
        let text = if args.is_text(1) { Some(args.text(cx, 1).ok()?) } else { None };
        let style = style(args, if text.is_some() { 2 } else { 1 });
        drawing(cx, g)?.begin_line(text.as_deref(), style);
        Some(())
    });
pub(super) const LINE: Method = kept!("line", "(x, y)", "Next point of the curve.", 1.0, |cx, g, args| {
    let (x, y) = (single(args, 1)?, single(args, 2)?);
    drawing(cx, g)?.line_to(x, y);
    Some(())
});
pub(super) const MARK: Method =
    kept!("mark", "(x, y [, style, size, color, brush])", "Puts a mark.", 1.0, |cx, g, args| {
        let (x, y) = (single(args, 1)?, single(args, 2)?);
        let shape = if args.is_text(3) { args.text(cx, 3).ok()?.chars().next() } else { numbered(args) };
        let (size, drawn) = (single(args, 4).unwrap_or(12.0), style(args, 5));
        drawing(cx, g)?.add_mark(x, y, shape.unwrap_or('+'), size, drawn);
        Some(())
    });
fn numbered(args: &Args<'_>) -> Option<char> {
    "+ostOST|-".chars().nth(usize::try_from(whole(args, 3)?).ok()?)
}
pub(super) const ERASE: Method =
    kept!("erase", "()", "Erases curves and marks; plotted ones start anew.", 1.0, |cx, g, _| {
        drawing(cx, g)?.erase();
        Some(())
    });
pub(super) const ERASE_ALL: Method = kept!("erase_all", "()", "Erases everything.", 1.0, |cx, g, _| {
    drawing(cx, g)?.erase_all();
    Some(())
});
pub(super) const BEGIN: Method =
    kept!("begin", "()", "Plotted curves start anew.", 1.0, super::graph_values::begin_now);
pub(super) const VIEW: Method =
    kept!("view", "(left, bottom, width, height, x, y, w, h) or (2)", "One more view.", 1.0, view);
pub(super) const SIZE: Method = crate::classes::number(
    "size",
    "(x1, x2, y1, y2), (1 to 4), or (&array)",
    "What the first view shows; or the limits of what is drawn, into an array.",
    size,
);
pub(super) const SAVE_NAME: Method =
    kept!("save_name", "(name [, 1])", "Name that a session file gives it.", 1.0, |cx, g, args| {
        let name = args.text(cx, 1).ok()?.to_string();
        drawing(cx, g)?.save_name.clone_from(&name);
        if whole(args, 2) == Some(1) {
            super::session::saved_by_name(cx, g, &name);
        }
        Some(())
    });
pub(super) const UNMAP: Method = kept!("unmap", "()", "Closes its windows.", 0.0, |cx, g, _| {
    let id = id_of(g);
    let screen = &mut cx.engine.screen;
    let own = |c: &Content| matches!(c, Content::Graph(o, _) | Content::Shape(o, _) if *o == id);
    let windows: Vec<_> = screen.windows.iter().filter(|w| own(&w.content)).map(|w| w.id).collect();
    for window in windows {
        screen.close(window);
    }
    if let Some(graph) = screen.graphs.get_mut(&id) {
        graph.views.clear();
    }
    Some(())
});
pub(super) const VIEW_COUNT: Method =
    crate::classes::int("view_count", "()", "How many views are on the screen.", views);
/// The same where Python gets a float.
pub(super) const VIEW_COUNT_FLOAT: Method =
    crate::classes::number("view_count", "()", "How many views are on the screen.", views);
fn views(cx: &mut Cx<'_>, g: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let shown = cx.engine.screen.shown;
    number(drawing(cx, g).filter(|_| shown).map_or(0.0, |graph| graph.views.len() as f64))
}
pub(super) const MENU_ACTION: Method =
    kept!("menu_action", "(title, command)", "Adds an entry to its menu.", 1.0, |cx, g, args| {
        let title = args.text(cx, 1).ok()?.to_string();
        let chosen = command(cx, args, 2);
        add_entry(cx, g, MenuItem { title, chosen, mouse: None, is_tool: false })
    });
pub(super) const MENU_TOOL: Method = kept!(
    "menu_tool",
    "(title, mouse command [, chosen command])",
    "Adds a tool to its menu: the command gets (type, x, y, keys) of the mouse.",
    1.0,
    |cx, g, args| {
        let title = args.text(cx, 1).ok()?.to_string();
        let (mouse, chosen) = (command(cx, args, 2), command(cx, args, 3));
        add_entry(cx, g, MenuItem { title, chosen, mouse, is_tool: true })
    }
);
fn add_entry(cx: &mut Cx<'_>, g: &Object, entry: MenuItem) -> Option<()> {
    let graph = drawing(cx, g)?;
    // A picture whose entries are added in every run does not grow for ever.
    graph.menu.retain(|other| other.title != entry.title);
    graph.menu.push(entry);
    Some(())
}
pub(super) const EXEC_MENU: Method =
    crate::classes::number("exec_menu", "(title)", "Chooses an entry of its menu.", |cx, g, args| {
        if let Ok(title) = args.text(cx, 1) {
            super::menu::choose(cx, g, &title)?;
        }
        number(0.0)
    });
pub(super) const PRINTFILE: Method =
    kept!("printfile", "(name)", "Writes a PostScript file where there is a display.", 1.0, |_, _, _| Some(
        ()
    ));
pub(super) const GIF: Method =
    kept!("gif", "(name [, x, y, w, h])", "Shows a picture where there is a display.", 0.0, |_, _, _| Some(
        ()
    ));
/// Nothing is drawn late here.
pub(super) const FLUSH: Method = kept!("flush", "()", "Draws what is new.", 1.0, FLUSHED);
pub(super) const FASTFLUSH: Method = kept!("fastflush", "()", "Draws what is new, quickly.", 1.0, FLUSHED);
const FLUSHED: Keep = |_, _, _| Some(());

fn label(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    if args.is_text(1) {
        let text = args.text(cx, 1).ok()?;
        drawing(cx, g)?.add_label(&text, None);
        return Some(());
    }
    let (x, y) = (single(args, 1)?, single(args, 2)?);
    let text = if args.has(3) { Some(args.text(cx, 3).ok()?) } else { None };
    if args.has(8) {
        let fix = Fix::from_number(whole(args, 4)?)?;
        let (scale, x_align, y_align) = (single(args, 5)?, single(args, 6)?, single(args, 7)?);
        let (colour, text) = (whole(args, 8)?, text?.to_string());
        drawing(cx, g)?.insert_label(Label {
            text,
            x,
            y,
            fix,
            scale,
            x_align,
            y_align,
            colour,
            line: None,
            saved: true,
        });
        return Some(());
    }
    drawing(cx, g)?.add_label_at(x, y, text.as_deref());
    Some(())
}
fn view(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Option<()> {
    let id = id_of(g);
    let (view, corner) = if args.has(8) {
        let mut at = [0.0; 8];
        for (i, x) in at.iter_mut().enumerate() {
            *x = single(args, i + 1)?;
        }
        let scene = Rectangle { x1: at[0], y1: at[1], x2: at[0] + at[2], y2: at[1] + at[3] };
        (View::of(scene, at[6], at[7]), Some((at[4], at[5])))
    } else {
        let first = drawing(cx, g)?.views.first().cloned();
        (first.filter(|_| whole(args, 1) == Some(2))?, None)
    };
    let size = Some((view.width, view.height));
    let graph = drawing(cx, g)?;
    graph.views.push(view);
    let ix = graph.views.len() - 1;
    let is_shape = cx.engine.screen.shapes.contains_key(&id);
    let content = if is_shape { Content::Shape(id, ix) } else { Content::Graph(id, ix) };
    let title = cx.object_name(g);
    cx.engine.screen.show(content, &title, Place { corner, size });
    Some(())
}
fn size(cx: &mut Cx<'_>, g: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.is_pointer(1) {
        let limits = drawing(cx, g).map(|graph| graph.whole_plot());
        if let Some(Rectangle { x1, y1, x2, y2 }) = limits {
            let first = args.pointer(1)?;
            for (k, x) in [x1, x2, y1, y2].into_iter().enumerate() {
                let place = super::element(cx, &first, k as u32);
                cx.write(&place, f64::from(x))?;
            }
        }
        return number(0.0);
    }
    if args.has(4) {
        if let (Some(x1), Some(x2), Some(y1), Some(y2)) =
            (single(args, 1), single(args, 2), single(args, 3), single(args, 4))
            && let Some(graph) = drawing(cx, g)
        {
            graph.set_scene(Rectangle { x1, y1, x2, y2 });
        }
        let shown = cx.engine.screen.shown;
        return number(f64::from(shown && drawing(cx, g).is_some_and(|graph| !graph.views.is_empty())));
    }
    let inner = drawing(cx, g).and_then(|graph| graph.views.first()).map(View::inner);
    let Some(Rectangle { x1, y1, x2, y2 }) = inner else { return number(0.0) };
    number(f64::from(match whole(args, 1) {
        Some(1) => x1,
        Some(2) => x2,
        Some(3) => y1,
        Some(4) => y2,
        _ => 0.0,
    }))
}
