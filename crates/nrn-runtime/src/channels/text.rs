//! A channel as the text of a `.mod` file: what is compiled for it, the same way as any mechanism.
//!
//! Variables have names of their own here, so that no name a user chose can clash with the language; [`names`] says what they are
//! called afterwards.

use nrn_objects::VectorPool;
use nrn_objects::channel::{Channel, CurrentLaw, Gate, PartId, Rate, RateForm, Transition};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Name of the mechanism in the text.
pub const SUFFIX: &str = "ks_channel";

/// Functions of every text.
const FUNCTIONS: &str = "
FUNCTION ks_exp(x) {
    if (x > 700) { ks_exp = exp(700) } else { if (x < -700) { ks_exp = exp(-700) } else { ks_exp = exp(x) } }
}
FUNCTION ks_linoid(p, x) {
    if (fabs(x) > 1e-6) { ks_linoid = p*x/(1 - ks_exp(-x)) } else { ks_linoid = p*(1 + x/2) }
}
FUNCTION ks_flux(x) {
    if (fabs(x) < 1e-4) { ks_flux = 1 - x/2 } else { ks_flux = x/(exp(x) - 1) }
}
";

/// Populations that change one by one do not follow their rates as shares do.
const STILL: &str = "    if (ks_count > 0.5 && ks_n > 0.999) { ks_f# = 0  ks_r# = 0 }\n";

/// What the text says of the world around the channel.
pub struct Surroundings<'a> {
    /// Where the parameters of rates are.
    pub vectors: &'a VectorPool,
    /// Valence of the channel's ion.
    pub valence: f64,
}

/// Column names of the text and what users call them, with their units.
pub fn names(channel: &Channel) -> Vec<(String, String, &'static str)> {
    let flux = channel.law_in_force() == CurrentLaw::Ghk;
    let units = match (flux, channel.is_point) {
        (false, false) => "S/cm2",
        (false, true) => "uS",
        (true, false) => "cm/s",
        (true, true) => "cm3/s",
    };
    let letter = if flux { "p" } else { "g" };
    let mut names = vec![
        ("ks_gmax".into(), format!("{letter}max"), units),
        ("ks_e".into(), "e".into(), "mV"),
        ("ks_g".into(), letter.into(), units),
        ("ks_i".into(), "i".into(), if channel.is_point { "nA" } else { "mA/cm2" }),
    ];
    if channel.stochastic {
        names.push(("ks_n".into(), "Nsingle".into(), ""));
    }
    names.extend(channel.states().enumerate().map(|(i, state)| (format!("ks_s{i}"), state.name.clone(), "")));
    names
}

/// The text.
pub fn text(channel: &Channel, around: &Surroundings<'_>) -> String {
    let writer = Writer { channel, around };
    let mut text = String::new();
    for part in [
        writer.neuron(),
        writer.variables(),
        writer.initial(),
        writer.breakpoint(),
        writer.single_gates(),
        writer.schemes(),
        writer.one_by_one(),
        FUNCTIONS.to_owned(),
    ] {
        text.push_str(&part);
    }
    for (i, way, rate) in writer.tables() {
        let _ = writeln!(text, "FUNCTION_TABLE {}(v)", table_name(i, way));
        debug_assert_eq!(rate.form, RateForm::Table);
    }
    text
}

/// The rates that are tables: position of the transition, which of its two rates, the rate.
pub fn tables(channel: &Channel) -> Vec<(usize, usize, Rate)> {
    let rates = channel.transitions().iter().enumerate().flat_map(|(i, transition)| {
        transition.rates.iter().enumerate().filter_map(move |(way, rate)| Some((i, way, (*rate)?)))
    });
    rates.filter(|(_, _, rate)| rate.form == RateForm::Table).collect()
}
/// Name of the FUNCTION_TABLE of a rate.
pub fn table_name(transition: usize, way: usize) -> String {
    format!("ks_table{transition}_{way}")
}

/// What writes a text.
pub(super) struct Writer<'a> {
    pub(super) channel: &'a Channel,
    pub(super) around: &'a Surroundings<'a>,
}

/// A number as the language writes it.
pub(super) fn number(x: f64) -> String {
    if x.is_finite() { format!("({x:e})") } else { "(1e308*10)".to_owned() }
}

impl Writer<'_> {
    fn tables(&self) -> Vec<(usize, usize, Rate)> {
        tables(self.channel)
    }
    pub(super) fn state(&self, id: PartId) -> String {
        format!("ks_s{}", self.channel.state_index(id).unwrap_or(0))
    }
    /// What is read of each ion, and whether its current is written.
    fn ions(&self) -> BTreeMap<&str, (Vec<String>, bool)> {
        let mut ions: BTreeMap<&str, (Vec<String>, bool)> = BTreeMap::new();
        if let Some(ion) = &self.channel.ion {
            let entry = ions.entry(ion).or_default();
            entry.1 = true;
            if self.channel.law != CurrentLaw::Ghk {
                entry.0.push(format!("e{ion}"));
            }
            if self.channel.law != CurrentLaw::Ohmic {
                entry.0.extend([format!("{ion}i"), format!("{ion}o")]);
            }
        }
        for ion in self.channel.ligands.iter().filter(|ion| !ion.is_empty()) {
            let entry = ions.entry(ion).or_default();
            for name in [format!("{ion}i"), format!("{ion}o")] {
                if !entry.0.contains(&name) {
                    entry.0.push(name);
                }
            }
        }
        ions
    }
    fn neuron(&self) -> String {
        let kind = if self.channel.is_point { "POINT_PROCESS" } else { "SUFFIX" };
        let mut text = format!("NEURON {{\n    {kind} {SUFFIX}\n");
        // The channel's own ion comes first, as in the order NEURON asks for them.
        let mut ions: Vec<_> = self.ions().into_iter().collect();
        ions.sort_by_key(|(_, (_, carried))| !carried);
        for (ion, (reads, carried)) in ions {
            let write = if carried { format!(" WRITE i{ion}") } else { String::new() };
            let _ = writeln!(text, "    USEION {ion} READ {}{write}", reads.join(", "));
        }
        if self.channel.ion.is_none() {
            text.push_str("    NONSPECIFIC_CURRENT ks_i\n    RANGE ks_e\n");
        }
        let count = if self.channel.stochastic { "ks_n, " } else { "" };
        let _ = writeln!(text, "    RANGE {count}ks_gmax, ks_g, ks_i\n}}");
        text
    }
    fn variables(&self) -> String {
        let channel = self.channel;
        let mut text = String::from("PARAMETER {\n");
        if channel.stochastic {
            text.push_str("    ks_n = 1\n");
        }
        let _ = writeln!(text, "    ks_gmax = {:e}", channel.gmax);
        if channel.ion.is_none() {
            let _ = writeln!(text, "    ks_e = {:e}", channel.erev);
        }
        text.push_str("}\nASSIGNED {\n    v\n    celsius\n    dt\n    ks_g\n    ks_i\n");
        for (ion, (reads, carried)) in self.ions() {
            for name in reads.into_iter().chain(carried.then(|| format!("i{ion}"))) {
                let _ = writeln!(text, "    {name}");
            }
        }
        text.push_str(self.single_variables());
        if self.looked_up() {
            for i in 0..channel.n_single() {
                let _ = writeln!(text, "    ks_steady{i}\n    ks_step{i}");
            }
        }
        text.push_str("}\n");
        if channel.states().next().is_some() {
            text.push_str("STATE {");
            (0..channel.states().count()).for_each(|i| _ = write!(text, " ks_s{i}"));
            text.push_str(" }\n");
        }
        text
    }
    fn looked_up(&self) -> bool {
        self.channel.lookup.on && self.channel.n_single() > 0
    }

    fn single(&self) -> &[Transition] {
        self.channel.transitions().get(..self.channel.n_single()).unwrap_or_default()
    }
    /// Position and transition of those within schemes.
    pub(super) fn scheme(&self) -> impl Iterator<Item = (usize, &Transition)> {
        self.channel.transitions().iter().enumerate().skip(self.channel.n_single())
    }
    fn initial(&self) -> String {
        let mut text = String::from("INITIAL {\n    LOCAL ks_steady, ks_time\n");
        for (i, transition) in self.single().iter().enumerate() {
            text.push_str(&self.steady_time(i, transition, "ks_steady", "ks_time"));
            let _ = writeln!(text, "    ks_s{i} = ks_steady");
        }
        for gate in self.channel.gates().iter().filter(|gate| !gate.single_state) {
            for (i, state) in gate.states.iter().enumerate() {
                let _ = writeln!(text, "    {} = {}", self.state(state.id), if i == 0 { 1 } else { 0 });
            }
        }
        if self.channel.stochastic {
            text.push_str("    ks_count = 0\n");
        }
        if self.scheme().next().is_some() {
            text.push_str("    SOLVE ks_scheme STEADYSTATE sparse\n");
        }
        text.push_str(self.single_initial());
        text.push_str("}\n");
        text
    }
    fn breakpoint(&self) -> String {
        let channel = self.channel;
        let mut text = String::from("BREAKPOINT {\n    LOCAL ks_gate\n");
        if channel.n_single() > 0 {
            text.push_str("    SOLVE ks_single METHOD cnexp\n");
        }
        if self.scheme().next().is_some() {
            text.push_str("    SOLVE ks_scheme METHOD sparse\n");
        }
        if channel.stochastic {
            text.push_str("    SOLVE ks_step\n");
        }
        text.push_str("    ks_g = 1\n");
        for gate in channel.gates() {
            let _ = writeln!(text, "    ks_gate = {}", self.open_share(gate));
            let power = match gate.power {
                1 => "ks_gate".to_owned(),
                2 => "ks_gate*ks_gate".into(),
                3 => "ks_gate*ks_gate*ks_gate".into(),
                4 => "(ks_gate*ks_gate)*(ks_gate*ks_gate)".into(),
                n => format!("ks_gate^{n}"),
            };
            let _ = writeln!(text, "    ks_g = ks_g*({power})");
        }
        text.push_str("    ks_g = ks_gmax*ks_g\n");
        text.push_str(&self.current());
        text.push_str("}\n");
        text
    }
    fn open_share(&self, gate: &Gate) -> String {
        let open = gate.states.iter().filter(|state| state.fraction != 0.0);
        let terms: Vec<String> = open
            .map(|state| match state.fraction {
                1.0 => self.state(state.id),
                share => format!("{}*{}", self.state(state.id), number(share)),
            })
            .collect();
        if terms.is_empty() { "0".into() } else { terms.join(" + ") }
    }
    fn current(&self) -> String {
        let Some(ion) = &self.channel.ion else { return "    ks_i = ks_g*(v - ks_e)\n".into() };
        let driving = match self.channel.law {
            CurrentLaw::Ohmic | CurrentLaw::Nernst => format!("(v - e{ion})"),
            CurrentLaw::Ghk => {
                let z = number(self.around.valence);
                let faraday = number(nrn_model::FARADAY);
                let x = format!(
                    "({z}*v/(1000*{}*(celsius + 273.15)/{faraday}))",
                    number(nrn_model::GAS_CONSTANT)
                );
                let scale = if self.channel.is_point { "*1e6" } else { "" };
                format!("(.001*{z}*{faraday}*({ion}i*ks_flux(-{x}) - {ion}o*ks_flux({x}))){scale}")
            }
        };
        format!("    ks_i = ks_g*{driving}\n    i{ion} = ks_i\n")
    }
    /// The gates of a single state. With a table they take what they need from it: the steady state, and how much of the way to it
    /// a step goes, which the rate below gives back.
    fn single_gates(&self) -> String {
        if self.single().is_empty() {
            return String::new();
        }
        let mut text = String::from("DERIVATIVE ks_single {\n    LOCAL ks_steady, ks_time");
        (0..self.single().len()).for_each(|i| _ = write!(text, ", ks_a{i}, ks_b{i}"));
        text.push('\n');
        if self.looked_up() {
            text.push_str("    ks_lookup(v)\n");
        }
        for (i, transition) in self.single().iter().enumerate() {
            if self.looked_up() {
                let _ = writeln!(text, "    ks_a{i} = ks_steady{i}\n    ks_b{i} = -dt/log(1 - ks_step{i})");
            } else {
                text.push_str(&self.steady_time(i, transition, "ks_steady", "ks_time"));
                let _ = writeln!(text, "    ks_a{i} = ks_steady\n    ks_b{i} = ks_time");
            }
            let _ = writeln!(text, "    ks_s{i}' = (ks_a{i} - ks_s{i})/ks_b{i}");
        }
        text.push_str("}\n");
        if self.looked_up() {
            text.push_str(&self.lookup());
        }
        text
    }
    fn lookup(&self) -> String {
        let lookup = self.channel.lookup;
        let mut text = String::from("PROCEDURE ks_lookup(v) {\n    LOCAL ks_steady, ks_time\n    TABLE ");
        let outputs: Vec<String> =
            (0..self.single().len()).map(|i| format!("ks_steady{i}, ks_step{i}")).collect();
        let _ = writeln!(
            text,
            "{} DEPEND dt FROM {} TO {} WITH {}",
            outputs.join(", "),
            lookup.low,
            lookup.high,
            lookup.n.max(2) - 1
        );
        for (i, transition) in self.single().iter().enumerate() {
            text.push_str(&self.steady_time(i, transition, "ks_steady", "ks_time"));
            let _ = writeln!(text, "    ks_steady{i} = ks_steady\n    ks_step{i} = 1 - ks_exp(-dt/ks_time)");
        }
        text.push_str("}\n");
        text
    }
    fn schemes(&self) -> String {
        if self.scheme().next().is_none() {
            return String::new();
        }
        let mut text = String::from("KINETIC ks_scheme {\n    LOCAL ks_x");
        self.scheme().for_each(|(i, _)| _ = write!(text, ", ks_f{i}, ks_r{i}"));
        text.push('\n');
        let still = if self.channel.stochastic { STILL } else { "" };
        for (i, transition) in self.scheme() {
            let (forward, backward) = (format!("ks_f{i}"), format!("ks_r{i}"));
            text.push_str(&self.forward_backward(i, transition, &forward, &backward));
            text.push_str(&still.replace('#', &i.to_string()));
            let (source, target) = (self.state(transition.source), self.state(transition.target));
            let _ = writeln!(text, "    ~ {source} <-> {target} ({forward}, {backward})");
        }
        text.push_str("}\n");
        text
    }
}
