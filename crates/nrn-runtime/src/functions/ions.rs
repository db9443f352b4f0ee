//! Ions: styles, valences, equilibrium potentials.

use super::number as row;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_mech_abi::IonField;
use nrn_model::{IonId, IonStyle};

/// The rows.
pub const TABLE: &[Function] = &[
    row(
        "ion_style",
        "(ion [, c_style, e_style, einit, eadvance, cinit])",
        "How an ion is treated in the accessed section.",
        ion_style,
    ),
    row("ion_register", "(name, charge)", "Makes an ion known.", |cx, args| {
        let name = args.text(cx, 1)?;
        if &*name == "ca" {
            // Calcium has its charge from the beginning: who asks for another one leaves it known with this.
            cx.engine.sim.model.register_ion("ca", Some(2.0)).map_err(|e| texts::model(&e))?;
            cx.engine.forget_model_names();
        }
        let id =
            cx.engine.sim.model.register_ion(&name, Some(args.number(2)?)).map_err(|e| texts::model(&e))?;
        cx.engine.forget_model_names();
        cx.vm.names_changed();
        number(f64::from(id.0))
    }),
    row("ion_charge", "(ion)", "Charge of an ion.", |cx, args| {
        let id = ion(cx, args, 1)?;
        number(cx.engine.sim.model.ion(id).and_then(|i| i.valence()).unwrap_or(0.0))
    }),
    row("nernst", "(inside, outside, charge) or (variable [, x])", "Equilibrium potential, mV.", nernst),
    row("ghk", "(v, inside, outside, charge)", "Current density per permeability.", |cx, args| {
        let celsius = cx.engine.sim.env.celsius;
        number(nrn_model::ghk(args.number(1)?, args.number(2)?, args.number(3)?, args.number(4)?, celsius))
    }),
];

fn ion(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<IonId, HocError> {
    let name = args.text(cx, i)?;
    let found = name.strip_suffix("_ion").and_then(|n| cx.engine.sim.model.ion_by_name(n));
    found.ok_or_else(|| HocError::new(format!("{name} is not an ion mechanism")))
}
fn ion_style(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let id = ion(cx, args, 1)?;
    let section = cx.accessed_section()?;
    let before = cx.engine.sim.model.ion_style(section, id).map_err(|e| texts::model(&e))?;
    if args.has(2) {
        let n = |i: usize| args.number(i);
        let style = IonStyle::new(n(2)? as u16, n(3)? as u16, n(4)? != 0.0, n(5)? != 0.0, n(6)? != 0.0);
        cx.engine.sim.model.set_ion_style(section, id, style).map_err(|e| texts::model(&e))?;
    }
    number(before.map_or(-1.0, |style| f64::from(style.0)))
}
fn nernst(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let celsius = cx.engine.sim.env.celsius;
    if !args.is_text(1) {
        return number(nrn_model::nernst(args.number(1)?, args.number(2)?, args.number(3)?, celsius));
    }
    let name = args.text(cx, 1)?;
    let section = cx.accessed_section()?;
    let x = args.number_or(2, 0.5)?;
    let model = &cx.engine.sim.model;
    let (ion, field) = match model.range_variable(&name) {
        Some(nrn_model::RangeVariable::Ion {
            ion,
            field: field @ (IonField::Reversal | IonField::Inside | IonField::Outside),
        }) => (ion, field),
        _ => return Err(HocError::new(format!("{name}  not a reversal potential or concentration"))),
    };
    number(model.nernst_at(section, x, ion, field, celsius).map_err(|e| texts::model(&e))?)
}
