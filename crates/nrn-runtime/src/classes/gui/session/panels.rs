//! Panels in a session: their widgets, and the values their fields have.

use super::{put, quoted};
use crate::cx::{Cx, Named};
use crate::foreign::Callback;
use crate::format::general;
use crate::links::Variable;
use nrn_view::panel::{FieldKind, Widget};
use nrn_view::{CommandId, PanelId, VariableId};

/// A panel, at a place when it has a window of its own.
pub fn write(cx: &mut Cx<'_>, id: PanelId, corner: Option<(f32, f32)>) {
    let Some(panel) = cx.engine.screen.panels.get(&id).cloned() else { return };
    put(cx, "{");
    put(cx, &format!("xpanel({}, {})", quoted(&panel.title), u8::from(panel.horizontal)));
    widgets(cx, &panel.widgets);
    let scroll = if panel.scroll == -1 { None } else { Some(panel.scroll.to_string()) };
    let place = corner.map(|(x, y)| format!("{},{}", super::number(x), super::number(y)));
    let end: Vec<String> = place.into_iter().chain(scroll).collect();
    put(cx, &format!("xpanel({})\n}}", end.join(",")));
}
fn widgets(cx: &mut Cx<'_>, all: &[Widget]) {
    for widget in all {
        match widget {
            Widget::Menu { title, entries, opened, in_bar } => {
                let bar = u8::from(*in_bar);
                match opened.and_then(|id| command(cx, id)) {
                    Some(text) => {
                        put(cx, &format!("xmenu({}, {}, {bar})", quoted(title), quoted(&text)));
                    }
                    None => {
                        put(cx, &format!("xmenu({}, {bar})", quoted(title)));
                        widgets(cx, entries);
                        put(cx, "xmenu()");
                    }
                }
            }
            other => {
                if let Some(line) = widget_line(cx, other) {
                    put(cx, &line);
                }
            }
        }
    }
}
/// `None` for one whose variable or command is not of this language, or has no name.
fn widget_line(cx: &mut Cx<'_>, widget: &Widget) -> Option<String> {
    let acts =
        |cx: &Cx<'_>, id: &Option<CommandId>| quoted(&id.and_then(|id| command(cx, id)).unwrap_or_default());
    Some(match widget {
        Widget::Label(text) => format!("xlabel({})", quoted(text)),
        Widget::VariableLabel(id) => format!("xvarlabel({})", variable(cx, *id)?),
        Widget::Button { title, pressed } => {
            format!("xbutton({},{})", quoted(title), quoted(&command(cx, *pressed)?))
        }
        Widget::Radio { title, pressed, .. } => {
            format!("xradiobutton({},{})", quoted(title), acts(cx, pressed))
        }
        Widget::Check { title, sets, pressed, button } => {
            let word = if *button { "xstatebutton" } else { "xcheckbox" };
            format!("{word}({},&{},{})", quoted(title), variable(cx, sets.0)?, acts(cx, pressed))
        }
        Widget::Field { title, shows, kind, changed, can_run, .. } => {
            let name = variable(cx, shows.0)?;
            let title = quoted(title);
            // The value it has is given back to it.
            if let Ok(x) = cx.quietly(|cx| cx.read_link(shows.0)) {
                put(cx, &format!("{name} = {}", general(x, 6)));
            }
            let default = match kind {
                FieldKind::Updated => return Some(format!("xvalue({title},{}, 2 )", quoted(&name))),
                FieldKind::Fixed => return Some(format!("xfixedvalue({title},{})", quoted(&name))),
                FieldKind::Default => 1,
                FieldKind::Plain => 0,
            };
            let run = u8::from(*can_run);
            format!("xvalue({title},{}, {default},{}, {run}, 0 )", quoted(&name), acts(cx, changed))
        }
        Widget::Slider { sets, low, high, moved, vertical, slow } => {
            let (name, low, high) = (variable(cx, sets.0)?, general(*low, 6), general(*high, 6));
            let (vertical, slow) = (u8::from(*vertical), u8::from(*slow));
            format!("xslider(&{name}, {low}, {high}, {}, {vertical}, {slow})", acts(cx, moved))
        }
        Widget::Menu { .. } => return None,
    })
}
/// Text of a command of HOC.
fn command(cx: &Cx<'_>, id: CommandId) -> Option<String> {
    match cx.linked_command(id)? {
        Callback::Statement(text, _) => Some(text),
        _ => None,
    }
}
/// Name of what a widget shows.
fn variable(cx: &mut Cx<'_>, id: VariableId) -> Option<String> {
    match cx.linked_variable(id)? {
        Variable::Named(name, _) => Some(name),
        Variable::Number(place) => name_of(cx, |named| matches!(named, Named::Number(own) if *own == place)),
        Variable::Text(place) => name_of(cx, |named| matches!(named, Named::String(own) if *own == place)),
        Variable::Foreign(_) => None,
    }
}
fn name_of(cx: &mut Cx<'_>, fits: impl Fn(&Named) -> bool) -> Option<String> {
    cx.names().into_iter().find(|name| cx.lookup(name).is_some_and(|named| fits(&named)))
}
