//! What `psection()` prints: the section, where it hangs, and the parameters of what is in its first segment.

use crate::cx::Cx;
use crate::format::number;
use crate::texts;
use hoc_vm::HocError;
use nrn_mech_abi::{ColumnRole, IonField, NodeField};
use nrn_model::{DataHandle, Insertable, MechanismId, RangeVariable, RowId, SectionId, range_name};

/// The text for a section.
pub fn text(cx: &mut Cx<'_>, id: SectionId) -> Result<String, HocError> {
    let fail = |e| texts::model(&e);
    let name = cx.plain_section_name(id);
    let model = &mut cx.engine.sim.model;
    let length = model.length(id).map_err(fail)?;
    let section = model.section(id).map_err(fail)?.clone();
    let x = section.centre(0);
    let node = |cx: &mut Cx<'_>, field| {
        let handle = cx.engine.sim.model.handle(id, x, RangeVariable::Node(field), 0).map_err(fail)?;
        cx.engine.sim.model.read(handle).map_err(fail)
    };
    let mut text =
        format!("{name} {{ nseg={}  L={}  Ra={}\n", section.nseg(), number(length), number(section.ra()));
    match section.connection() {
        Some(c) => {
            text += &format!(
                "\t{} connect {name} ({}), {}\n",
                cx.plain_section_name(c.parent),
                number(section.child_end()),
                number(c.x)
            )
        }
        None => {
            let cell = cx.engine.sim.model.roots().position(|root| root == id).unwrap_or(0);
            text += &format!("\t/*location {} attached to cell {cell}*/\n", number(section.child_end()));
        }
    }
    text += "\t/* First segment only */\n";
    let mut lines = vec![
        format!("morphology {{ diam={}}}", number(node(cx, NodeField::Diam)?)),
        format!("capacitance {{ cm={}}}", number(node(cx, NodeField::Cm)?)),
    ];
    if section.nseg() > 1 {
        lines.reverse();
    }
    for inserted in section.inserted().iter().rev() {
        let Some(row) = inserted.rows.first() else { continue };
        lines.push(match inserted.what {
            Insertable::Mechanism(mechanism) => parameters(cx, mechanism, *row, true)?,
            Insertable::Ion(ion) => ion_line(cx, id, ion, *row)?,
        });
    }
    if let Some(node) = section.nodes().first() {
        for point in cx.engine.sim.model.point_processes_at(*node).into_iter().rev() {
            let process = *cx.engine.sim.model.point_process(point).map_err(fail)?;
            lines.push(parameters(cx, process.mechanism, process.row, false)?);
        }
    }
    for line in lines {
        text += &format!("\tinsert {line}\n");
    }
    Ok(text + "}\n")
}

fn parameters(cx: &mut Cx<'_>, mechanism: MechanismId, row: RowId, suffix: bool) -> Result<String, HocError> {
    let Some(info) = cx.engine.mechanism_info(mechanism).cloned() else { return Ok(String::new()) };
    let mut text = format!("{} {{", info.name);
    for column in info.columns.iter().filter(|c| c.role == ColumnRole::Parameter) {
        let handle = DataHandle::Mechanism { mechanism, column: column.first as u16, row };
        let x = cx.engine.sim.model.read(handle).map_err(|e| texts::model(&e))?;
        let name = if suffix { range_name(&info, &column.name) } else { column.name.clone() };
        text += &format!(" {name}={}", number(x));
    }
    Ok(text + "}")
}

/// Only what is a parameter there: the potential, or the concentrations.
fn ion_line(cx: &mut Cx<'_>, id: SectionId, ion: nrn_model::IonId, row: RowId) -> Result<String, HocError> {
    let style = cx.engine.sim.model.ion_style(id, ion).map_err(|e| texts::model(&e))?;
    let name = cx.engine.sim.model.ion(ion).map(|i| i.name().to_owned()).unwrap_or_default();
    let mut text = format!("{name}_ion {{");
    let mut add = |cx: &mut Cx<'_>, variable: String, field: IonField| -> Result<(), HocError> {
        let x =
            cx.engine.sim.model.read(DataHandle::Ion { ion, field, row }).map_err(|e| texts::model(&e))?;
        text += &format!(" {variable}={}", number(x));
        Ok(())
    };
    if style.is_some_and(|s| s.reversal() == 1) {
        add(cx, format!("e{name}"), IonField::Reversal)?;
    }
    if style.is_some_and(|s| s.concentration() == 1) {
        add(cx, format!("{name}i"), IonField::Inside)?;
        add(cx, format!("{name}o"), IonField::Outside)?;
    }
    Ok(text + "}")
}
