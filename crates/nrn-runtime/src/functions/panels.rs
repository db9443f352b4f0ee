//! Panels and their widgets: kept, not drawn. They answer what `nrniv -nogui` answers, whatever their arguments are.

use super::number as row;
use crate::args::{Args, number};
use crate::classes::gui::{command, single, whole};
use crate::cx::Cx;
use crate::links::Variable;
use crate::tables::Function;
use nrn_view::panel::{FieldKind, Quantity, Widget};
use nrn_view::window::Place;

macro_rules! kept {
    ($name:literal, $args:literal, $doc:literal, $work:expr) => {
        row($name, $args, $doc, |cx, args| {
            const WORK: fn(&mut Cx<'_>, &Args<'_>) -> Option<()> = $work;
            let _ = WORK(cx, args);
            number(0.0)
        })
    };
}

/// The rows.
pub const TABLE: &[Function] = &[
    kept!(
        "xpanel",
        "(title [, horizontal]), ([scroll]), or (x, y [, scroll])",
        "Begins a panel; ends and shows it.",
        panel
    ),
    kept!("xmenu", "(title [, command] [, in menu bar]) or ()", "Begins a menu; ends it.", |cx, args| {
        if !args.has(1) {
            cx.engine.screen.end_menu();
            return Some(());
        }
        let title = args.text(cx, 1).ok()?;
        let opened = command(cx, args, 2);
        let in_bar = whole(args, if opened.is_some() { 3 } else { 2 }) == Some(1);
        cx.engine.screen.begin_menu(&title, opened, in_bar);
        Some(())
    }),
    kept!("xbutton", "(title [, command])", "A button.", |cx, args| {
        let title = args.text(cx, 1).ok()?.to_string();
        let pressed = command(cx, args, if args.has(2) { 2 } else { 1 })?;
        cx.engine.screen.add_widget(Widget::Button { title, pressed });
        Some(())
    }),
    kept!(
        "xradiobutton",
        "(title [, command, on])",
        "A button of which one among neighbours is on.",
        |cx, args| {
            let title = args.text(cx, 1).ok()?.to_string();
            let pressed = command(cx, args, if args.has(2) { 2 } else { 1 });
            let on = args.number(3).is_ok_and(|flag| flag != 0.0);
            cx.engine.screen.add_widget(Widget::Radio { title, pressed, on });
            Some(())
        }
    ),
    kept!(
        "xcheckbox",
        "(title, &variable [, command])",
        "A box that sets a variable to 0 or 1.",
        |cx, args| { check(cx, args, false) }
    ),
    kept!(
        "xstatebutton",
        "(title, &variable [, command])",
        "A button that sets a variable to 0 or 1.",
        |cx, args| { check(cx, args, true) }
    ),
    kept!("xlabel", "(text)", "A text.", |cx, args| {
        let text = args.text(cx, 1).ok()?.to_string();
        cx.engine.screen.add_widget(Widget::Label(text));
        Some(())
    }),
    kept!("xvarlabel", "(strdef)", "The text that a string has.", |cx, args| {
        let variable = match args.value(1).ok()? {
            hoc_vm::Value::StringPlace(place) => Variable::Text(*place),
            _ => Variable::Foreign(args.foreign(cx, 1)?),
        };
        let id = cx.link_variable(variable);
        cx.engine.screen.add_widget(Widget::VariableLabel(id));
        Some(())
    }),
    kept!(
        "xvalue",
        "(title [, variable, default, command, can run, use pointer])",
        "A field that shows and sets a variable.",
        |cx, args| add_field(cx, args, false)
    ),
    kept!(
        "xpvalue",
        "(title [, &variable, default, command, can run])",
        "A field for a place.",
        |cx, args| { add_field(cx, args, true) }
    ),
    kept!(
        "xfixedvalue",
        "(title [, variable, default, use pointer])",
        "A field that only shows.",
        |cx, args| {
            let (title, shows) = field_variable(cx, args)?;
            add(cx, title, shows, FieldKind::Fixed, None, false)
        }
    ),
    kept!("xslider", "(&variable [, low, high] [, command] [, vertical, slow])", "A slider.", slider),
];

fn panel(cx: &mut Cx<'_>, args: &Args<'_>) -> Option<()> {
    if args.is_text(1) {
        let title = args.text(cx, 1).ok()?;
        let horizontal = args.number(2).is_ok_and(|flag| flag != 0.0);
        cx.engine.screen.begin_panel(&title, horizontal);
        return Some(());
    }
    let corner = single(args, 1).zip(single(args, 2));
    let scroll = whole(args, if corner.is_some() { 3 } else { 1 }).unwrap_or(-1);
    cx.engine.screen.end_panel(scroll, Place { corner, size: None });
    Some(())
}
fn check(cx: &mut Cx<'_>, args: &Args<'_>, button: bool) -> Option<()> {
    let title = args.text(cx, 1).ok()?.to_string();
    let sets = place(cx, args, 2)?;
    let pressed = command(cx, args, 3);
    cx.engine.screen.add_widget(Widget::Check { title, sets, pressed, button });
    Some(())
}
/// A variable in argument `i`: a pointer, a foreign reference, or a name in the scope of the calling object.
fn place(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Option<Quantity> {
    let variable = if args.is_pointer(i) {
        Variable::Number(args.pointer(i).ok()?)
    } else if args.is_text(i) {
        let this = cx.vm.this().map(|this| this.downgrade());
        Variable::Named(args.text(cx, i).ok()?.to_string(), this)
    } else {
        Variable::Foreign(args.foreign(cx, i)?)
    };
    Some(Quantity(cx.link_variable(variable)))
}
fn field_variable(cx: &mut Cx<'_>, args: &Args<'_>) -> Option<(String, Quantity)> {
    let title = args.text(cx, 1).ok()?.to_string();
    let shows = place(cx, args, if args.has(2) { 2 } else { 1 })?;
    Some((title, shows))
}
/// `xvalue` or `xpvalue`.
pub fn add_field(cx: &mut Cx<'_>, args: &Args<'_>, _by_place: bool) -> Option<()> {
    let (title, shows) = field_variable(cx, args)?;
    let kind = match args.number(3) {
        Ok(2.0) => FieldKind::Updated,
        Ok(x) if x != 0.0 => FieldKind::Default,
        _ => FieldKind::Plain,
    };
    let changed = command(cx, args, 4);
    let can_run = args.number(5).is_ok_and(|flag| flag != 0.0);
    add(cx, title, shows, kind, changed, can_run)
}
fn add(
    cx: &mut Cx<'_>,
    title: String,
    shows: Quantity,
    kind: FieldKind,
    changed: Option<nrn_view::CommandId>,
    can_run: bool,
) -> Option<()> {
    // A name is not evaluated before somebody asks: it may be an expression with consequences.
    let default = 0.0;
    cx.engine.screen.add_widget(Widget::Field { title, shows, kind, changed, default, can_run });
    Some(())
}
fn slider(cx: &mut Cx<'_>, args: &Args<'_>) -> Option<()> {
    let sets = place(cx, args, 1)?;
    let (low, high) = match args.has(3) {
        true => (args.number(2).ok()?, args.number(3).ok()?),
        false => (0.0, 100.0),
    };
    let moved = command(cx, args, 4);
    let next = if moved.is_some() { 5 } else { 4 };
    let flag = |i| args.number(i).is_ok_and(|flag| flag != 0.0);
    let (vertical, slow) = (flag(next), flag(next + 1));
    cx.engine.screen.add_widget(Widget::Slider { sets, low, high, moved, vertical, slow });
    Some(())
}
