//! The structure of a `KSChan` as a whole: read from the numbers of a Vector, and printed.

use super::channel::{NO_ION, drive_number, drive_of, edit, gone, law_of, made};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::channel::{Channel, Drive};

/// The numbers of a structure, read from a Vector one after the other.
struct Numbers(std::vec::IntoIter<f64>);

impl Numbers {
    fn next(&mut self) -> Result<f64, HocError> {
        self.0.next().ok_or_else(|| {
            HocError::new("KSChan.setstructure: the Vector ends too early")
                .hint("law, gates, states, single-state gates, transitions, ligands, first of ligands; then gates and transitions")
        })
    }
    fn count(&mut self) -> Result<usize, HocError> {
        let x = self.next()?;
        if (0.0..1e4).contains(&x) { Ok(x as usize) } else { Err(texts::argument_out_of_range()) }
    }
}

/// Law, number of gates, states, gates of a single state, transitions, ligands, position of the first transition of a ligand; for
/// each gate its first state, number of states, power and open shares; for each transition source, target, kind and ligand.
pub(super) fn set_structure(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let vector = args.vector(cx, 1)?;
    let mut numbers = Numbers(cx.engine.sim.vectors.data(vector).to_vec().into_iter());
    let law = law_of(numbers.next()?);
    let (n_gates, _, n_single) = (numbers.count()?, numbers.count()?, numbers.count()?);
    let (n_transitions, n_ligands, _) = (numbers.count()?, numbers.count()?, numbers.count()?);
    let mut gates = Vec::new();
    for i in 0..n_gates {
        let (_, n, power) = (numbers.count()?, numbers.count()?, numbers.next()? as i32);
        let shares = (0..n).map(|_| numbers.next()).collect::<Result<Vec<f64>, HocError>>()?;
        gates.push((i < n_single, power, shares));
    }
    let mut transitions = Vec::new();
    for _ in 0..n_transitions {
        let (source, target) = (numbers.count()?, numbers.count()?);
        let (kind, ligand) = (numbers.next()?, numbers.next()?);
        transitions.push((source, target, drive_of(kind, ligand.max(0.0) as usize)));
    }
    let parts = edit(cx, r, "setstructure", |channel| {
        channel.law = law;
        channel.restructure(&gates, &transitions, n_ligands)
    })?;
    gone(cx, r, &parts)?;
    number(1.0)
}
/// The structure in the words of NEURON.
pub(super) fn print(cx: &mut Cx<'_>, r: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let name = cx.object_name(r);
    let report = report(&name, &made(cx, r)?.channel);
    (cx.engine.output)(&report);
    number(1.0)
}
fn report(object: &str, channel: &Channel) -> String {
    use crate::format::number as g;
    let ion = channel.ion.as_deref().unwrap_or(NO_ION);
    let mut out = format!(
        "{object} type properties\nname={} is_point_={} ion_={ion} cond_model_={}\n",
        channel.name, channel.is_point, channel.law as i32
    );
    let (n_single, first) = (channel.n_single(), channel.first_of_ligands());
    out.push_str(&format!(
        "  ngate={} nstate={} nhhstate={n_single} nligand={} ntrans={} ivkstrans={n_single} iligtrans={first}\n",
        channel.gates().len(),
        channel.states().count(),
        channel.ligands.len(),
        channel.transitions().len(),
    ));
    out.push_str(&format!("  default gmax={} erev={}\n", g(channel.gmax), g(channel.erev)));
    for (i, gate) in channel.gates().iter().enumerate() {
        let at = channel.first_state_of(gate.id);
        let (n, power) = (gate.states.len(), gate.power);
        out.push_str(&format!("    gate {i} index={at} nstate={n} power={power}\n"));
    }
    for (i, ligand) in channel.ligands.iter().enumerate() {
        out.push_str(&format!("    ligand {i} {ligand}_ion\n"));
    }
    for (i, t) in channel.transitions().iter().enumerate() {
        let at = |id| channel.state_index(id).unwrap_or(0);
        let form = |way: usize| t.rates[way].map_or(-1, |rate| rate.form.number() as i64);
        let ligand = match t.drive {
            Drive::Ligand(ligand, _) => format!(" ligindex={ligand}"),
            _ => String::new(),
        };
        let (source, target, kind) = (at(t.source), at(t.target), drive_number(t.drive));
        out.push_str(&format!("    trans {i} src={source} target={target} type={kind}{ligand}\n"));
        out.push_str(&format!("        f0 type={}   f1 type={}\n", form(0), form(1)));
    }
    out.push_str("    state names and fractional conductance\n");
    for (i, state) in channel.states().enumerate() {
        out.push_str(&format!("    {i} {} {}\n", state.name, g(state.fraction)));
    }
    out
}
