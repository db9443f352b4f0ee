//! `VBox`, `HBox` and `Deck`.

use super::{command, id_of, kept, on_screen, single, whole, window_class};
use crate::args::{Args, number, truth};
use crate::classes::{number as row, truth as yes_no};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Method};
use hoc_vm::{HocError, Object};
use nrn_view::window::{Content, Place};
use nrn_view::{BoxKind, BoxState};

/// The row of `VBox`.
pub static VERTICAL: Class = window_class(
    "VBox",
    "([frame, scroll])",
    "What is made while it intercepts stands in it, one below the other.",
    |cx, object, args| construct(cx, object, args, BoxKind::Vertical),
    METHODS,
);
/// The row of `HBox`.
pub static HORIZONTAL: Class = window_class(
    "HBox",
    "([frame])",
    "What is made while it intercepts stands in it, side by side.",
    |cx, object, args| construct(cx, object, args, BoxKind::Horizontal),
    METHODS,
);
/// The row of `Deck`.
pub static DECK: Class = window_class(
    "Deck",
    "()",
    "What is made while it intercepts lies in it, one card seen at a time.",
    |cx, object, args| construct(cx, object, args, BoxKind::Deck),
    &[
        row("flip_to", "([i])", "Shows card i; -1 none.", |cx, b, args| {
            let shown = cx.engine.screen.shown;
            let card = whole(args, 1).unwrap_or(-1);
            let Some(own) = state(cx, b) else { return number(-1.0) };
            let exists = usize::try_from(card).ok().filter(|card| *card < own.children.len());
            own.card = exists;
            number(if shown { exists.map_or(-1.0, |card| card as f64) } else { -1.0 })
        }),
        INTERCEPT,
        kept!("save", "(command)", "How a session makes it.", 1.0, save),
        MAP,
        UNMAP,
        kept!("remove_last", "()", "Takes the last card out.", 0.0, |cx, b, _| {
            let own = state(cx, b)?;
            own.remove(own.children.len().checked_sub(1)?);
            Some(())
        }),
        kept!("remove", "(i)", "Takes card i out.", 0.0, |cx, b, args| {
            let ix = usize::try_from(whole(args, 1)?).ok()?;
            state(cx, b)?.remove(ix);
            Some(())
        }),
        kept!("move_last", "(i)", "Moves the last card to position i.", 0.0, |cx, b, args| {
            let ix = usize::try_from(whole(args, 1)?).ok()?;
            state(cx, b)?.move_last(ix);
            Some(())
        }),
    ],
);

const METHODS: &[Method] = &[
    INTERCEPT,
    kept!("adjuster", "(size)", "What comes next gets a handle to size it.", 0.0, |cx, b, args| {
        let size = single(args, 1)?;
        state(cx, b)?.next_adjuster = (size > 0.0).then_some(size);
        Some(())
    }),
    kept!("adjust", "(size [, i])", "Sizes what has handle i.", 0.0, |cx, b, args| {
        let (size, ix) = (single(args, 1)?, usize::try_from(whole(args, 2).unwrap_or(0)).ok()?);
        state(cx, b)?.adjusters.get_mut(ix)?.1 = size;
        Some(())
    }),
    row("full_request", "([flag])", "Does it ask its children again when it is resized?", |cx, b, args| {
        let shown = cx.engine.screen.shown;
        let Some(own) = state(cx, b) else { return number(0.0) };
        if let Some(flag) = whole(args, 1) {
            own.full_request = flag != 0;
        }
        number(f64::from(shown && own.full_request))
    }),
    kept!("save", "(command or object) or (strdef, 1)", "How a session makes it.", 1.0, save),
    MAP,
    UNMAP,
    yes_no("ismapped", "()", "Is it on the screen?", |cx, b, _| {
        let screen = &cx.engine.screen;
        truth(screen.shown && screen.window_of(Content::Box(id_of(b))).is_some())
    }),
    kept!("ref", "(object)", "The object lives as long as the window.", 0.0, |cx, b, args| {
        let object = args.object(cx, 1).ok()?;
        let id = id_of(b);
        state(cx, b)?.keeps = object.as_ref().map(id_of);
        cx.engine.links.keep(id, object);
        Some(())
    }),
    kept!("dismiss_action", "(command)", "What runs when its window is closed.", 0.0, |cx, b, args| {
        let action = command(cx, args, 1);
        state(cx, b)?.dismiss = action;
        Some(())
    }),
    row("dialog", "(title [, accept, cancel])", "Asks: 1 accepted, 0 cancelled.", |cx, b, args| {
        let title = if args.is_text(1) { args.text(cx, 1)?.to_string() } else { String::new() };
        let _ = b;
        let answer = cx.engine.screen.ask("dialog", &title);
        number(answer.map_or(0.0, |answer| answer.value))
    }),
    row("priority", "(number)", "Its order in a session.", |cx, b, args| {
        let priority = args.number_in(1, -1000.0, 10000.0)?.trunc();
        if let Some(own) = state(cx, b) {
            own.priority = priority as i32;
        }
        number(priority)
    }),
    row("size", "(&array)", "Left, bottom, width and height of its window.", |cx, b, args| {
        let screen = &cx.engine.screen;
        let window = screen.window_of(Content::Box(id_of(b))).filter(|_| screen.shown);
        if let Some(place) = window.map(|window| window.place)
            && let Ok(first) = args.pointer(1)
        {
            let ((left, top), (width, height)) =
                (place.corner.unwrap_or_default(), place.size.unwrap_or_default());
            for (k, x) in [left, top, width, height].into_iter().enumerate() {
                let element = super::element(cx, &first, k as u32);
                cx.write(&element, f64::from(x))?;
            }
        }
        number(0.0)
    }),
];

const INTERCEPT: Method =
    row("intercept", "(flag)", "1: what is made from now on stands in it; 0: no more.", |cx, b, args| {
        let on = args.number_in(1, 0.0, 1.0)?.trunc();
        cx.engine.screen.intercept(id_of(b), on != 0.0);
        number(on)
    });
const MAP: Method =
    kept!("map", "([title [, x, y, w, h]])", "Opens a window with it.", 1.0, |cx, b, args| {
        let title = if args.is_text(1) { args.text(cx, 1).ok()?.to_string() } else { cx.object_name(b) };
        let pair = |i| single(args, i).zip(single(args, i + 1));
        // Sizes that are not positive: as large as its children need.
        let size = pair(4).filter(|size| size.0 > 0.0);
        let place = Place { corner: pair(2), size };
        let content = Content::Box(id_of(b));
        if cx.engine.screen.window_of(content).is_none() {
            cx.engine.screen.show(content, &title, place);
        }
        Some(())
    });
const UNMAP: Method = kept!("unmap", "([accept])", "Closes its window.", 0.0, |cx, b, _| {
    let window = cx.engine.screen.window_of(Content::Box(id_of(b)))?.id;
    super::windows::dismiss(cx, window);
    Some(())
});

fn construct(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>, kind: BoxKind) -> Result<Payload, HocError> {
    let own = BoxState::new(kind, whole(args, 1).unwrap_or(0), whole(args, 2) == Some(1));
    cx.engine.screen.boxes.insert(id_of(object), own);
    Ok(on_screen(object))
}
fn state<'a>(cx: &'a mut Cx<'_>, object: &Object) -> Option<&'a mut BoxState> {
    cx.engine.screen.boxes.get_mut(&id_of(object))
}
fn save(cx: &mut Cx<'_>, b: &Object, args: &Args<'_>) -> Option<()> {
    // (strdef, 1) asks for the name of the session file that is being written.
    if args.is_number(2) {
        if let Some(name) = super::session::file(cx) {
            args.set_text(cx, 1, &name).ok()?;
        }
        return Some(());
    }
    if args.is_text(1) {
        let line = args.text(cx, 1).ok()?;
        if super::session::say(cx, b, &line) {
            return Some(());
        }
    }
    let how = command(cx, args, 1);
    state(cx, b)?.save = how;
    Some(())
}
