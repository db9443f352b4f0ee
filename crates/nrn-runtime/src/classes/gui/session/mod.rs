//! Session files: HOC that makes the windows of the screen anew, in ours and in NEURON.
//!
//! A box with a `save` command says itself how it is made: the command calls `box.save(text)` for every line, and
//! `graph.save_name(name, 1)` where one of its pictures comes. Everything else is written from what the screen keeps:
//! `drawings` and `panels`.

use super::id_of;
use crate::cx::Cx;
use crate::format::general;
use hoc_vm::{HocError, Object};
use nrn_view::window::{Content, Place, Window};
use nrn_view::{BoxKind, ObjectId};
use std::fmt::Write;

mod drawings;
mod panels;

pub use drawings::saved_by_name;

/// A session that is being written.
#[derive(Default)]
pub struct Session {
    text: String,
    /// Graphs and Shapes in it, by the numbers they have there.
    scenes: Vec<ObjectId>,
    /// Where it will be.
    file: String,
    /// How many boxes there are in `ocbox_list_`, which keeps them.
    boxes: usize,
    /// The box whose command says how it is made.
    speaking: Option<ObjectId>,
}

/// The first scenes are the manager's.
const FIRST_SCENE: usize = 2;
/// Boxes in boxes, at most.
const DEEPEST: usize = 20;

/// Writes a session of the windows that are chosen.
pub fn save(cx: &mut Cx<'_>, file: &str, chosen: impl Fn(&Window) -> bool) -> Result<(), HocError> {
    if cx.engine.session.is_some() {
        return Err(HocError::new("a session is being saved already"));
    }
    cx.engine.session = Some(Session { file: file.to_owned(), ..Session::default() });
    let mut windows: Vec<Window> =
        cx.engine.screen.windows.iter().filter(|window| window.mapped && chosen(window)).cloned().collect();
    windows.sort_by_key(|window| std::cmp::Reverse(priority(cx, &window.content)));
    for window in &windows {
        write_content(cx, &window.content, Some((&window.title, window.place)), 0);
    }
    let session = cx.engine.session.take().unwrap_or_default();
    let n = FIRST_SCENE + session.scenes.len();
    let text = format!(
        "objectvar save_window_, rvp_\nobjectvar scene_vector_[{n}]\nobjectvar ocbox_, ocbox_list_, scene_, \
         scene_list_\n{{ocbox_list_ = new List()  scene_list_ = new List()}}\n{{pwman_place(0,0,0)}}\n{}\
         objectvar scene_vector_[1]\n{{doNotify()}}\n",
        session.text
    );
    let path = cx.engine.files.expand(file);
    std::fs::write(path, text).map_err(|error| HocError::new(format!("Can't open {file}: {error}")))
}
/// Boxes with a higher number come first.
fn priority(cx: &Cx<'_>, content: &Content) -> i32 {
    match content {
        Content::Box(id) => cx.engine.screen.boxes.get(id).map_or(1, |own| own.priority),
        _ => 1,
    }
}

/// `box.save(text)` while the box says how it is made: a line. False when it does not.
pub fn say(cx: &mut Cx<'_>, from: &Object, line: &str) -> bool {
    let Some(session) = cx.engine.session.as_mut().filter(|s| s.speaking == Some(id_of(from))) else {
        return false;
    };
    let _ = writeln!(session.text, "{line}");
    true
}
/// Name of the file of the session that is being written.
pub fn file(cx: &Cx<'_>) -> Option<String> {
    cx.engine.session.as_ref().map(|session| session.file.clone())
}

/// More text.
fn put(cx: &mut Cx<'_>, line: &str) {
    if let Some(session) = &mut cx.engine.session {
        let _ = writeln!(session.text, "{line}");
    }
}
/// Number of a scene: whether it is new, and the number.
fn scene(cx: &mut Cx<'_>, id: ObjectId) -> (bool, usize) {
    let Some(session) = &mut cx.engine.session else { return (false, FIRST_SCENE) };
    match session.scenes.iter().position(|one| *one == id) {
        Some(at) => (false, FIRST_SCENE + at),
        None => {
            session.scenes.push(id);
            (true, FIRST_SCENE + session.scenes.len() - 1)
        }
    }
}
/// A text as HOC writes it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
fn number(x: f32) -> String {
    general(f64::from(x), 6)
}
/// Left, top, width, height.
fn corners(place: Place) -> [String; 4] {
    let ((left, top), (width, height)) =
        (place.corner.unwrap_or_default(), place.size.unwrap_or((-1.0, 0.0)));
    [left, top, width, height].map(number)
}

/// What a window or a place in a box shows; `window` has its title and place when it is a window of its own.
fn write_content(cx: &mut Cx<'_>, content: &Content, window: Option<(&str, Place)>, depth: usize) {
    match content {
        Content::Graph(id, view) | Content::Shape(id, view) => {
            drawings::write(cx, *id, *view, window.map_or(Place::default(), |own| own.1));
        }
        Content::Panel(id) => panels::write(cx, *id, window.and_then(|own| own.1.corner)),
        Content::Box(id) if depth < DEEPEST => write_box(cx, *id, window, depth),
        _ => {}
    }
}
fn write_box(cx: &mut Cx<'_>, id: ObjectId, window: Option<(&str, Place)>, depth: usize) {
    let Some(own) = cx.engine.screen.boxes.get(&id).cloned() else { return };
    let (title, place) = window.unwrap_or_default();
    let map = match window {
        Some(_) => format!("ocbox_.map({}, {})", quoted(title), corners(place).join(", ")),
        None => "ocbox_.map()".to_owned(),
    };
    if let Some(command) = own.save {
        let begun = cx.engine.session.as_ref().map_or(0, |session| session.text.len());
        put(cx, &format!("\n//Begin {title}\n{{"));
        let headed = cx.engine.session.as_ref().map_or(0, |session| session.text.len());
        let outer = cx.engine.session.as_mut().and_then(|session| session.speaking.replace(id));
        if let Err(error) = cx.run_link(command) {
            let report = error.report("nrniv");
            (cx.engine.errors)(&report);
        }
        let Some(session) = &mut cx.engine.session else { return };
        session.speaking = outer;
        if session.text.len() == headed {
            // It says nothing: it cannot be made anew.
            session.text.truncate(begun);
        } else {
            put(cx, &format!("{map}\n}}\nobjref ocbox_\n//End {title}\n"));
        }
        return;
    }
    let class = match own.kind {
        BoxKind::Vertical => "VBox",
        BoxKind::Horizontal => "HBox",
        BoxKind::Deck => "Deck",
    };
    put(cx, &format!("{{\nocbox_ = new {class}()\nocbox_list_.prepend(ocbox_)\nocbox_.intercept(1)\n}}"));
    let own_place = count_box(cx);
    for child in &own.children {
        write_content(cx, child, None, depth + 1);
    }
    // Boxes in this one stand before it in the list by now.
    let behind = cx.engine.session.as_ref().map_or(0, |session| session.boxes - own_place);
    put(cx, &format!("{{\nocbox_ = ocbox_list_.object({behind})\nocbox_.intercept(0)\n{map}"));
    if own.kind == BoxKind::Deck {
        put(cx, &format!("ocbox_.flip_to({})", own.card.map_or(-1, |card| card as i32)));
    }
    put(cx, "}\nobjref ocbox_");
}
/// One more box is in the list: how many there are.
fn count_box(cx: &mut Cx<'_>) -> usize {
    cx.engine.session.as_mut().map_or(0, |session| {
        session.boxes += 1;
        session.boxes
    })
}
