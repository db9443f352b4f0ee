//! What a `RunFitter` says of itself while a session is written.

use super::{argument, curve};
use crate::format::{general, number as short};
use crate::library::call::Call;
use crate::library::tools::saved;
use hoc_vm::{HocError, Value};

/// `fitter.save()`
pub fn save(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let master = call.number_of(&me, "is_master")? != 0.0;
    let mut out = "load_file(\"runfit.hoc\")\n}\n{\n".to_owned();
    out += if master {
        "ocbox_=new RunFitter()\nrunfit_master = ocbox_\n"
    } else {
        "ocbox_=new RunFitter(1)\nrunfit_master.slaves_.append(ocbox_)\nocbox_.set_master(runfit_master)\n"
    };
    out += &format!(
        "}}\n{{object_push(ocbox_)}}\n{{\nfitness_name = \"{}\"\n",
        call.text_of(&me, "fitness_name")?
    );
    let variable = call.text_of(&me, "output_str")?;
    if !variable.is_empty() {
        out += &format!("spec_fit_var(\"{variable}\")\n");
    }
    let tolerance = short(call.number_of(&me, "tolerance")?);
    for parameter in call.items_of(&me, "arglist")?.iter().filter(|_| master) {
        out += &format!("spec_parms(\"{}\"", call.text_of(parameter, "name")?);
        out += &format!(", {}", short(argument::current(call, parameter)?));
        for member in ["low", "high", "doargfit"] {
            out += &format!(", {}", short(call.number_of(parameter, member)?));
        }
        out += &format!(")\ntolerance = {tolerance}\n");
    }
    let boundaries = call.numbers_of(&me, "w_boundary")?;
    out += &format!("init_weights({})\n", boundaries.len().saturating_sub(1));
    if master {
        out += &format!("quiet_ = {:.0}\n", call.number_of(&me, "quiet_")?);
    }
    out += &format!("normweight = {}\n", short(call.number_of(&me, "normweight")?));
    for (at, (boundary, weight)) in boundaries.iter().zip(call.numbers_of(&me, "w_weight")?).enumerate() {
        out += &format!(
            "w_boundary.x[{at}] = {}\nw_weight.x[{at}] = {}\n",
            general(*boundary, 6),
            general(weight, 6)
        );
    }
    if master {
        out += "build_deck()\n";
    }
    out += &curve::statements(call, &me)?;
    out += "{object_pop()}\n{\n";
    saved::say(call, &me, "vbox", &out)?;
    saved::picture(call, &me, "g")?;
    saved::say(call, &me, "vbox", "ocbox_ = ocbox_.vbox")
}
