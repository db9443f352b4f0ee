//! `PWManager`: the windows of the screen. Programs find some only when [`nrn_view::Screen::shown`] is set.

use super::{on_screen, single, whole, window_class};
use crate::args::{Args, number, text, truth};
use crate::classes::{int, number as row, object as gives, string, truth as yes_no};
use crate::cx::Cx;
use crate::tables::Class;
use hoc_vm::{HocError, Object, Value};
use nrn_view::window::{Content, Window};
use nrn_view::{BoxKind, WindowId};

/// The row of `PWManager`.
pub static CLASS: Class = window_class(
    "PWManager",
    "()",
    "The windows of the screen, and the paper they are printed on.",
    |_, object, _| Ok(on_screen(object)),
    &[
        int("count", "()", "How many windows there are.", |cx, _, _| {
            number(if cx.engine.screen.shown { cx.engine.screen.windows.len() as f64 } else { 0.0 })
        }),
        yes_no("is_mapped", "(i)", "Is window i seen?", |cx, _, args| {
            truth(window(cx, args).is_some_and(|w| w.mapped))
        }),
        row("map", "(i)", "Shows window i.", |cx, _, args| set(cx, args, 0.0, |w| w.mapped = true)),
        row("hide", "(i)", "Hides window i.", |cx, _, args| set(cx, args, 0.0, |w| w.mapped = false)),
        string("name", "(i)", "Title of window i.", |cx, _, args| {
            text(&window(cx, args).map(|w| w.title.clone()).unwrap_or_default())
        }),
        row("close", "(i)", "Closes window i.", |cx, _, args| {
            if let Some(id) = window(cx, args).map(|w| w.id) {
                dismiss(cx, id);
            }
            number(0.0)
        }),
        row("iconify", "()", "Shows all windows as one icon.", |cx, _, _| {
            cx.engine.screen.windows.iter_mut().for_each(|w| w.iconified = true);
            number(0.0)
        }),
        row("deiconify", "()", "Shows all windows again.", |cx, _, _| {
            cx.engine.screen.windows.iter_mut().for_each(|w| w.iconified = false);
            number(0.0)
        }),
        int("leader", "()", "The window that leads: -1, there is none.", |_, _, _| number(-1.0)),
        int("manager", "()", "The window of the manager: -1, there is none.", |_, _, _| number(-1.0)),
        row(
            "save",
            "(name, group) or (name, kind)",
            "Writes a session file: 0 of the windows on the paper, 1 of all, or of those of a group.",
            save,
        ),
        gives("group", "(i [, object])", "The object a window's group belongs to.", |cx, _, args| {
            let group = if args.is_object(2) { args.object(cx, 2)?.map(|o| super::id_of(&o)) } else { None };
            let asked = !args.has(2);
            let Some(window) = window(cx, args) else { return Ok(Value::Object(None)) };
            if !asked {
                window.group = group;
            }
            let group = window.group;
            Ok(Value::Object(group.and_then(|id| cx.vm.object_by_id(id.0))))
        }),
        row("snap", "([name])", "Writes a picture of the screen where there is a display.", |_, _, _| {
            number(0.0)
        }),
        row("scale", "(x)", "Scale of windows to come.", |_, _, args| number(args.number_or(1, 1.0)?)),
        row("window_place", "(i, left, top)", "Moves window i.", |cx, _, args| {
            let corner = single(args, 2).zip(single(args, 3));
            set(cx, args, 1.0, |w| w.place.corner = corner)
        }),
        row(
            "paper_place",
            "(i, 0) or (i, 1 [, left, top, scale])",
            "Puts window i on the paper.",
            |cx, _, args| {
                let on = args.number_or(2, 0.0)? != 0.0;
                let at = (
                    single(args, 3).unwrap_or(0.0),
                    single(args, 4).unwrap_or(0.0),
                    single(args, 5).unwrap_or(1.0),
                );
                set(cx, args, 1.0, |w| w.on_paper = on.then_some(at))
            },
        ),
        row(
            "printfile",
            "(name, kind, flag)",
            "Prints the paper to a file where there is a display.",
            |_, _, _| number(1.0),
        ),
        row("landscape", "(flag)", "Is the paper in landscape?", |cx, _, args| {
            cx.engine.screen.landscape = args.number_or(1, 0.0)? != 0.0;
            number(1.0)
        }),
        row("deco", "(kind)", "Decoration of printed windows.", |_, _, _| number(1.0)),
    ],
);

fn save(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let name = args.text(cx, 1)?;
    if args.is_object(2) {
        let group = args.object(cx, 2)?.map(|object| super::id_of(&object));
        super::session::save(cx, &name, |window| window.group == group)?;
    } else {
        let all = args.number_or(2, 1.0)? != 0.0;
        super::session::save(cx, &name, |window| all || window.on_paper.is_some())?;
    }
    number(0.0)
}
fn window<'a>(cx: &'a mut Cx<'_>, args: &Args<'_>) -> Option<&'a mut Window> {
    let ix = usize::try_from(whole(args, 1)?).ok()?;
    let screen = &mut cx.engine.screen;
    if screen.shown { screen.windows.get_mut(ix) } else { None }
}
fn set(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    gives: f64,
    change: impl FnOnce(&mut Window),
) -> Result<Value, HocError> {
    if let Some(window) = window(cx, args) {
        change(window);
    }
    number(gives)
}

/// A window is closed: what its box wanted to run then runs, and the object it kept may go.
pub fn dismiss(cx: &mut Cx<'_>, id: WindowId) {
    let Some(window) = cx.engine.screen.close(id) else { return };
    let shown = cx.engine.screen.shown;
    match window.content {
        Content::Box(id) => {
            let own = cx.engine.screen.boxes.get(&id);
            let action = own.filter(|own| own.kind != BoxKind::Deck && shown).and_then(|own| own.dismiss);
            if let Some(action) = action
                && let Err(error) = cx.run_link(action)
            {
                let report = error.report("nrniv");
                (cx.engine.errors)(&report);
            }
            // What is not seen is not closed by anybody: the object stays.
            let kept = if shown { cx.engine.links.let_go(id) } else { None };
            drop(kept);
        }
        Content::Graph(id, ix) | Content::Shape(id, ix) => {
            if let Some(graph) = cx.engine.screen.graphs.get_mut(&id)
                && ix + 1 == graph.views.len()
            {
                graph.views.pop();
            }
        }
        _ => {}
    }
}
