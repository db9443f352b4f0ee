//! `Shape`: pictures of cells.

use super::{command, id_of, kept, on_screen, picture, single, whole, window_class};
use crate::args::{Args, number};
use crate::classes::{number as row, object as gives};
use crate::cx::Cx;
use crate::object::Payload;
use crate::place::{section_id, section_ref};
use crate::tables::{Class, Method};
use hoc_vm::{HocError, Object, Value};
use nrn_model::SectionId;
use nrn_view::graph::Graph;
use nrn_view::view::Rectangle;
use nrn_view::window::{Content, Place};
use nrn_view::{Shape, ShapeKind};

/// The row of `Shape`.
pub static CLASS: Class = window_class(
    "Shape",
    "([SectionList, show])",
    "A picture of cells.",
    |cx, object, args| construct(cx, object, args, ShapeKind::Shape),
    METHODS,
);

/// Methods of both kinds of picture, and a kind's own.
macro_rules! picture_methods {
    ($($own:expr),* $(,)?) => {
        &[
            $crate::classes::gui::scene::VIEW,
            $crate::classes::gui::scene::SIZE,
            $crate::classes::gui::scene::VIEW_COUNT_FLOAT,
            $crate::classes::gui::scene::FLUSH,
            $crate::classes::gui::scene::BEGIN,
            $crate::classes::gui::scene::SAVE_NAME,
            $($own,)*
            $crate::classes::gui::shape::COLOR,
            $crate::classes::gui::shape::COLOR_ALL,
            $crate::classes::gui::shape::COLOR_LIST,
            $crate::classes::gui::shape::NEAREST,
            $crate::classes::gui::shape::NEAREST_SEG,
            $crate::classes::gui::shape::SELECTED_SEG,
            $crate::classes::gui::shape::PUSH_SELECTED,
            $crate::classes::gui::shape::LEN_SCALE,
            $crate::classes::gui::shape::OBSERVE,
            $crate::classes::gui::shape::ROTATE,
            $crate::classes::gui::scene::BEGINLINE,
            $crate::classes::gui::scene::LINE,
            $crate::classes::gui::scene::MARK,
            $crate::classes::gui::scene::LABEL,
            $crate::classes::gui::scene::ERASE,
            $crate::classes::gui::scene::ERASE_ALL,
            $crate::classes::gui::scene::GIF,
            $crate::classes::gui::scene::MENU_ACTION,
            $crate::classes::gui::scene::MENU_TOOL,
            $crate::classes::gui::scene::EXEC_MENU,
            $crate::classes::gui::scene::PRINTFILE,
            $crate::classes::gui::scene::UNMAP,
        ]
    };
}
pub(super) use picture_methods;

const METHODS: &[Method] = picture_methods![
    row("show", "(mode)", "0 with diameters, 1 lines, 2 schematic.", |cx, s, args| show(cx, s, args, 1.0)),
    kept!("select", "([sec])", "Chooses a section.", 1.0, |cx, s, args| {
        let section = section(cx, args, 1)?;
        picture(cx, s)?.selected = Some((section, 0.5));
        Some(())
    }),
    kept!("action", "(command)", "What runs when a section is chosen.", 1.0, |cx, s, args| {
        let action = command(cx, args, 1);
        picture(cx, s)?.action = action;
        Some(())
    }),
    kept!("point_mark", "(point process, color [, style, size])", "Marks a point process.", 0.0, point_mark),
    kept!("point_mark_remove", "([point process])", "Takes a mark off, or all.", 0.0, |cx, s, args| {
        let which = if args.has(1) { args.object(cx, 1).ok()?.map(|o| id_of(&o)) } else { None };
        picture(cx, s)?.marks.retain(|mark| which.is_some_and(|id| mark.0 != id));
        Some(())
    }),
];

pub(super) const COLOR: Method =
    kept!("color", "(number [, sec])", "Colour of a section, or of a place of it.", 0.0, |cx, s, args| {
        let colour = whole(args, 1)?;
        if let Some((section, x)) = args.foreign(cx, 2).and_then(|thing| thing.segment()) {
            let places = &mut picture(cx, s)?.place_colours;
            places.retain(|place| (place.0, place.1) != (key(section), x));
            places.push((key(section), x, colour));
            return Some(());
        }
        let section = section(cx, args, 2)?;
        picture(cx, s)?.colours.insert(section, colour);
        Some(())
    });
pub(super) const COLOR_ALL: Method =
    kept!("color_all", "(number)", "Colour of all sections.", 0.0, |cx, s, args| {
        let colour = whole(args, 1)?;
        let shape = picture(cx, s)?;
        shape.colour = colour;
        shape.colours.clear();
        shape.place_colours.clear();
        Some(())
    });
pub(super) const COLOR_LIST: Method =
    kept!("color_list", "(SectionList, number)", "Colour of some sections.", 0.0, |cx, s, args| {
        let (sections, colour) = (sections(cx, args, 1)?, whole(args, 2)?);
        picture(cx, s)?.colours.extend(sections.into_iter().map(|section| (section, colour)));
        Some(())
    });
pub(super) const NEAREST: Method =
    row("nearest", "(x, y)", "Distance of the nearest section.", |cx, s, args| {
        let found = nearest(cx, s, args);
        if let (Some((section, x, _)), Some(shape)) = (found, picture(cx, s)) {
            shape.selected = Some((key(section), x));
        }
        let shown = cx.engine.screen.shown;
        number(found.filter(|_| shown).map_or(0.0, |found| found.2))
    });
pub(super) const NEAREST_SEG: Method =
    gives("nearest_seg", "()", "The nearest segment, where there is a display.", |_, _, _| {
        Ok(Value::Object(None))
    });
pub(super) const SELECTED_SEG: Method =
    gives("selected_seg", "()", "The chosen segment, where there is a display.", |_, _, _| {
        Ok(Value::Object(None))
    });
pub(super) const PUSH_SELECTED: Method =
    row("push_selected", "()", "Accesses the chosen section; gives the place in it, or -1.", |cx, s, _| {
        let shown = cx.engine.screen.shown;
        let Some((section, x)) = picture(cx, s).and_then(|shape| shape.selected).filter(|_| shown) else {
            return number(-1.0);
        };
        let id = section_id(hoc_vm::SectionRef(section));
        if !cx.engine.sim.model.section_exists(id) {
            return number(-1.0);
        }
        cx.engine.sections.push(id);
        number(x)
    });
pub(super) const LEN_SCALE: Method =
    kept!("len_scale", "(factor [, sec])", "Draws a section longer or shorter.", 0.0, |cx, s, args| {
        let (factor, section) = (args.number(1).ok()?, section(cx, args, 2)?);
        picture(cx, s)?.length_scales.insert(section, factor);
        Some(())
    });
pub(super) const OBSERVE: Method =
    kept!("observe", "([SectionList])", "Which sections it shows.", 0.0, |cx, s, args| {
        let list = if args.has(1) { Some(sections(cx, args, 1)?) } else { None };
        picture(cx, s)?.sections = list;
        Some(())
    });
pub(super) const ROTATE: Method = kept!(
    "rotate",
    "([x, y, z, angle_x, angle_y, angle_z])",
    "Turns it around an origin; without arguments back.",
    0.0,
    |cx, s, args| {
        let rotation = &mut picture(cx, s)?.rotation;
        if !args.has(6) {
            *rotation = Default::default();
            return Some(());
        }
        let mut numbers = [0.0; 6];
        for (i, x) in numbers.iter_mut().enumerate() {
            *x = args.number(i + 1).ok()?;
        }
        let [x, y, z, a, b, c] = numbers;
        rotation.origin = [x, y, z];
        rotation.turn([a, b, c]);
        Some(())
    }
);

/// A new picture.
pub fn construct(
    cx: &mut Cx<'_>,
    object: &Object,
    args: &Args<'_>,
    kind: ShapeKind,
) -> Result<Payload, HocError> {
    let id = id_of(object);
    let mut shape = Shape::new(kind);
    // A number hides it: 0 has no view.
    let (with_view, more) = match args.number(1) {
        Ok(flag) => (flag != 0.0, 2),
        Err(_) => (args.number(2).map_or(true, |flag| flag != 0.0), 1),
    };
    shape.sections = sections(cx, args, more).filter(|_| args.is_object(more));
    let mut graph = Graph::new(with_view);
    graph.set_scene(Rectangle { x1: -100.0, y1: -100.0, x2: 100.0, y2: 100.0 });
    cx.engine.screen.graphs.insert(id, graph);
    cx.engine.screen.shapes.insert(id, shape);
    if with_view {
        let title = cx.object_name(object);
        cx.engine.screen.show(Content::Shape(id, 0), &title, Place::default());
    }
    Ok(on_screen(object))
}
/// `show(mode)`.
pub fn show(cx: &mut Cx<'_>, s: &Object, args: &Args<'_>, gives: f64) -> Result<Value, HocError> {
    if let (Some(mode), Some(shape)) = (whole(args, 1), picture(cx, s)) {
        shape.mode = mode.clamp(0, 2);
    }
    number(gives)
}
fn key(section: SectionId) -> u64 {
    section_ref(section).0
}
/// The section in argument `i`, or the accessed one.
fn section(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Option<u64> {
    crate::functions::section::section_argument(cx, args, i).ok().map(key)
}
fn sections(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Option<Vec<u64>> {
    let sections = crate::classes::section_list::sections_of(cx, args, i).ok()?;
    Some(sections.into_iter().map(key).collect())
}
fn point_mark(cx: &mut Cx<'_>, s: &Object, args: &Args<'_>) -> Option<()> {
    let object = id_of(&args.some_object(cx, 1).ok()?);
    let colour = whole(args, 2)?;
    let style = if args.is_text(3) { args.text(cx, 3).ok()?.chars().next() } else { None };
    let size = single(args, 4).unwrap_or(4.0);
    let marks = &mut picture(cx, s)?.marks;
    marks.retain(|mark| mark.0 != object);
    marks.push((object, colour, style.unwrap_or('O'), size));
    Some(())
}
/// The section whose points are nearest to a place of the picture: section, place in it, distance.
fn nearest(cx: &mut Cx<'_>, s: &Object, args: &Args<'_>) -> Option<(SectionId, f64, f64)> {
    let at = [single(args, 1)?, single(args, 2)?];
    let shape = picture(cx, s)?;
    let (rotation, shown) = (shape.rotation, shape.sections.clone());
    let model = &cx.engine.sim.model;
    let mut best: Option<(SectionId, f64, f64)> = None;
    for id in model.sections() {
        if shown.as_ref().is_some_and(|list| !list.contains(&key(id))) {
            continue;
        }
        let points = model.section(id).ok()?.points();
        let length = points.last().map_or(0.0, |p| p.arc);
        for pair in points.windows(2) {
            let [a, b] = pair else { continue };
            let seen = |p: &nrn_model::Point3d| rotation.seen([p.x, p.y, p.z]).map(|x| x as f32);
            let distance = f64::from(nrn_view::geometry::distance_to_segment(at, seen(a), seen(b)));
            if best.is_none_or(|best| distance < best.2) {
                let middle = (a.arc + b.arc) / 2.0;
                best = Some((id, if length > 0.0 { middle / length } else { 0.5 }, distance));
            }
        }
    }
    best
}
