//! What `psection()` prints.

use crate::cx::Cx;
use crate::texts;
use hoc_vm::HocError;
use nrn_model::SectionId;

/// The text for a section.
pub fn text(cx: &mut Cx<'_>, id: SectionId) -> Result<String, HocError> {
    let name = cx.section_name(id);
    let length = cx.engine.sim.model.length(id).map_err(|e| texts::model(&e))?;
    let section = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?;
    Ok(format!("{name} {{ nseg={}  L={}  Ra={}\n}}\n", section.nseg(), crate::format::number(length), crate::format::number(section.ra())))
}
