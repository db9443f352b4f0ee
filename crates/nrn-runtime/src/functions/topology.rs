//! How sections hang together, and printing of it.

use super::number as row;
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::functions::section::{no_arguments, section_argument, section_number};
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::SectionId;

/// The rows.
pub const TABLE: &[Function] = &[
    row("topology", "()", "Prints the trees.", topology),
    row("psection", "()", "Prints the accessed section's properties.", psection),
    row("disconnect", "()", "Makes the accessed section a root.", disconnect),
    row("parent_connection", "()", "Where on its parent the accessed section hangs.", parent_connection),
    row("parent_section", "(x)", "A number that stands for the parent section.", parent_section),
    row(
        "section_orientation",
        "()",
        "The end of the accessed section that is nearer to the root: 0 or 1.",
        orientation,
    ),
];

fn topology(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    let mut text = String::from("\n");
    let roots: Vec<SectionId> = cx.engine.sim.model.roots().collect();
    for root in roots {
        draw(cx, root, None, &mut text)?;
    }
    text.push('\n');
    (cx.engine.output)(&text);
    number(1.0)
}
/// A line for a section, then its children's, each under the segment it hangs from.
fn draw(cx: &mut Cx<'_>, id: SectionId, indent: Option<usize>, text: &mut String) -> Result<(), HocError> {
    let name = cx.plain_section_name(id);
    let section = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    let (nseg, end) = (section.nseg(), section.child_end());
    let children = section.children().to_vec();
    let (near, far) = if end == 0.0 { ("0", "1") } else { ("1", "0") };
    // A root shows one dash per segment; the mark of a child takes the place of its first one.
    let line = match indent {
        None => format!("|{}|", "-".repeat(nseg)),
        Some(indent) => format!("{}`{}|", " ".repeat(indent), "-".repeat(nseg.saturating_sub(1))),
    };
    text.push_str(&format!("{line}       {name}({near}-{far})\n"));
    let indent = indent.unwrap_or(1);
    for child in children.into_iter().rev() {
        let x = cx.engine.sim.model.section(child).ok().and_then(|s| s.connection()).map_or(0.0, |c| c.x);
        let x = if end == 0.0 { x } else { 1.0 - x };
        let at = if x == 0.0 {
            0
        } else if x == 1.0 {
            nseg + 1
        } else {
            (x * nseg as f64) as usize + 1
        };
        draw(cx, child, Some(indent + at), text)?;
    }
    Ok(())
}
fn psection(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    let text = crate::psection::text(cx, id)?;
    (cx.engine.output)(&text);
    number(1.0)
}
fn disconnect(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    no_arguments(args, "disconnect", "disconnects")?;
    let id = section_argument(cx, args, 1)?;
    cx.engine.sim.model.disconnect(id).map_err(|e| texts::model(&e))?;
    number(0.0)
}
fn parent_connection(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    let section = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    number(section.connection().map_or(0.0, |c| c.x))
}
fn parent_section(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    let section = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    number(section.parent().map_or(0.0, section_number))
}
fn orientation(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = section_argument(cx, args, 1)?;
    truth(cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.child_end() != 0.0)
}
