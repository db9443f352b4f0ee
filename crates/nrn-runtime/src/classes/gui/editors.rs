//! `TextEditor`, `SymChooser`, `SectionBrowser`, `PPShape`, `ValueFieldEditor`.

use super::{id_of, kept, on_screen, single, window_class};
use crate::args::{number, text, truth};
use crate::classes::{number as row, string, truth as yes_no};
use crate::tables::Class;
use nrn_view::window::{Content, Place};

/// The row of `TextEditor`.
pub static TEXT: Class = window_class(
    "TextEditor",
    "([text, rows, columns])",
    "A window with a text.",
    |cx, object, args| {
        let initial = if args.is_text(1) { args.text(cx, 1)?.to_string() } else { String::new() };
        cx.engine.screen.texts.insert(id_of(object), (initial, false));
        Ok(on_screen(object))
    },
    &[
        string("text", "([text])", "Sets the text; gives it.", |cx, e, args| {
            let new = if args.is_text(1) { Some(args.text(cx, 1)?) } else { None };
            let Some((own, _)) = cx.engine.screen.texts.get_mut(&id_of(e)) else { return text("") };
            if let Some(new) = new {
                *own = new.to_string();
            }
            text(own)
        }),
        yes_no("readonly", "([flag])", "May the user not change it?", |cx, e, args| {
            let shown = cx.engine.screen.shown;
            let Some((_, own)) = cx.engine.screen.texts.get_mut(&id_of(e)) else { return truth(false) };
            if args.has(1) {
                *own = args.number(1)? != 0.0;
            }
            truth(*own && shown)
        }),
        kept!("map", "([title, x, y, w, h])", "Opens a window with it.", 0.0, |cx, e, args| {
            let title = if args.is_text(1) { args.text(cx, 1).ok()?.to_string() } else { cx.object_name(e) };
            let pair = |i| single(args, i).zip(single(args, i + 1));
            let place = Place { corner: pair(2), size: pair(4) };
            cx.engine.screen.show(Content::Text(id_of(e)), &title, place);
            Some(())
        }),
    ],
);

/// The row of `SymChooser`.
pub static SYMBOLS: Class = window_class(
    "SymChooser",
    "([title [, kind]])",
    "A window in which a variable is chosen.",
    |cx, object, args| {
        for i in 1..=args.len().min(2) {
            args.text(cx, i)?;
        }
        Ok(on_screen(object))
    },
    &[
        row("run", "()", "Asks: 1 when something was chosen.", |cx, object, _| {
            let title = cx.object_name(object);
            let answer = cx.engine.screen.ask("SymChooser", &title);
            if let Some(chosen) = answer.as_ref().and_then(|answer| answer.text.clone()) {
                cx.engine.screen.texts.insert(id_of(object), (chosen, true));
            }
            number(answer.map_or(0.0, |answer| answer.value))
        }),
        row("text", "(strdef)", "Gives what was chosen.", |cx, object, args| {
            args.text(cx, 1)?;
            let chosen = cx.engine.screen.texts.get(&id_of(object)).map(|t| t.0.clone());
            if let Some(chosen) = chosen {
                args.set_text(cx, 1, &chosen)?;
            }
            number(0.0)
        }),
    ],
);

/// The row of `SectionBrowser`.
pub static SECTIONS: Class = window_class(
    "SectionBrowser",
    "([SectionList])",
    "A window with a list of sections.",
    |cx, object, _| {
        let title = cx.object_name(object);
        cx.engine.screen.show(Content::Other(id_of(object)), &title, Place::default());
        Ok(on_screen(object))
    },
    &[
        row("select", "([sec])", "Chooses a section.", |_, _, _| number(1.0)),
        row("select_action", "(command)", "What runs when a section is chosen.", |_, _, _| number(1.0)),
        row("accept_action", "(command)", "What runs when a section is taken.", |_, _, _| number(1.0)),
    ],
);

/// The row of `PPShape`.
pub static POINT_SHAPE: Class = window_class(
    "PPShape",
    "(SectionList, List)",
    "A picture of point processes on cells.",
    |_, object, _| Ok(on_screen(object)),
    &[
        row("install", "(...)", "Shows a list of point processes.", |_, _, _| number(1.0)),
        row("append", "(List)", "Shows one more list of point processes.", |_, _, _| number(1.0)),
        row("show", "(mode)", "How cells are drawn.", |_, _, _| number(1.0)),
    ],
);

/// The row of `ValueFieldEditor`.
pub static FIELD: Class = window_class(
    "ValueFieldEditor",
    "(prompt [, variable, ...])",
    "A field of a panel, as an object.",
    |cx, object, args| {
        crate::functions::panels::add_field(cx, args, args.is_pointer(2));
        Ok(on_screen(object))
    },
    &[row("default", "()", "What the field shows becomes its default.", |_, _, _| number(0.0))],
);
