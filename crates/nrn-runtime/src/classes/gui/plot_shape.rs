//! `PlotShape`: pictures of cells whose colours are values.

use super::scene::FASTFLUSH;
use super::shape::picture_methods;
use super::{kept, picture, single, whole, window_class};
use crate::args::number;
use crate::classes::int;
use crate::cx::Cx;
use crate::links::Variable;
use crate::place::section_id;
use crate::tables::{Class, Method};
use hoc_vm::Object;
use nrn_model::SectionId;
use nrn_view::ShapeKind;

/// What a PlotShape shows.
pub struct Shown {
    /// The range variable.
    pub variable: String,
    /// Values of the first and the last colour.
    pub scale: (f64, f64),
    /// None: all there are.
    pub sections: Option<Vec<SectionId>>,
}

/// What `object` shows, if it is a PlotShape.
pub fn shown(cx: &mut Cx<'_>, object: &Object) -> Option<Shown> {
    let own = picture(cx, object)?;
    let section = |number: &u64| section_id(hoc_vm::SectionRef(*number));
    let sections = own.sections.as_ref().map(|list| list.iter().map(section).collect());
    Some(Shown { variable: own.variable.clone(), scale: own.scale, sections })
}

/// The row of `PlotShape`.
pub static CLASS: Class = window_class(
    "PlotShape",
    "([SectionList, show])",
    "A picture of cells whose colours are values of a range variable.",
    |cx, object, args| super::shape::construct(cx, object, args, ShapeKind::PlotShape),
    METHODS,
);

const METHODS: &[Method] = picture_methods![
    FASTFLUSH,
    kept!("variable", "(name)", "The range variable whose values are shown.", 1.0, |cx, s, args| {
        let name = args.text(cx, 1).ok()?.to_string();
        picture(cx, s)?.variable = name;
        Some(())
    }),
    kept!("scale", "(low, high)", "Values of the first and the last colour.", 1.0, |cx, s, args| {
        let scale = (args.number(1).ok()?, args.number(2).ok()?);
        picture(cx, s)?.scale = scale;
        Some(())
    }),
    kept!("colormap", "(n [, global]) or (i, r, g, b)", "The colours.", 1.0, |cx, s, args| {
        let first = usize::try_from(whole(args, 1)?).ok()?;
        let map = &mut picture(cx, s)?.colour_map;
        if args.has(4) {
            let colour = [whole(args, 2)?, whole(args, 3)?, whole(args, 4)?];
            *map.get_mut(first)? = colour;
        } else {
            *map = vec![[0; 3]; first.min(1 << 16)];
        }
        Some(())
    }),
    kept!(
        "hinton",
        "(&variable, x, y, size [, size])",
        "A square whose colour is a value.",
        1.0,
        |cx, s, args| {
            let pointer = args.pointer(1).ok()?;
            let (x, y, wide) = (single(args, 2)?, single(args, 3)?, single(args, 4)?);
            let high = single(args, 5).unwrap_or(wide);
            let variable = cx.link_variable(Variable::Number(pointer));
            picture(cx, s)?.hinton.push((variable, [x, y, wide, high]));
            Some(())
        }
    ),
    int(
        "show",
        "([mode])",
        "0 with diameters, 1 lines, 2 schematic; without arguments: which.",
        |cx, s, args| {
            if args.has(1) {
                args.number_in(1, 0.0, 2.0)?;
                return super::shape::show(cx, s, args, 1.0);
            }
            number(picture(cx, s).map_or(1.0, |shape| f64::from(shape.mode)))
        }
    ),
];
