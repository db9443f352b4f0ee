//! A channel as the text of a `.mod` file: what is compiled for it, the same way as any mechanism.
//!
//! Variables have names of their own here, so that no name a user chose can clash with the language; [`names`] says what they are
//! called afterwards.

use nrn_objects::VectorPool;
use nrn_objects::channel::rate::CHARGE_OVER_BOLTZMANN;
use nrn_objects::channel::{Channel, CurrentLaw, Drive, Gate, PartId, Rate, RateForm, Side, Transition};
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

struct Writer<'a> {
    channel: &'a Channel,
    around: &'a Surroundings<'a>,
}

/// A number as the language writes it.
fn number(x: f64) -> String {
    if x.is_finite() { format!("({x:e})") } else { "(1e308*10)".to_owned() }
}

impl Writer<'_> {
    fn tables(&self) -> Vec<(usize, usize, Rate)> {
        tables(self.channel)
    }
    fn state(&self, id: PartId) -> String {
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
        text.push_str("    RANGE ks_gmax, ks_g, ks_i\n}\n");
        text
    }
    fn variables(&self) -> String {
        let channel = self.channel;
        let mut text = format!("PARAMETER {{\n    ks_gmax = {:e}\n", channel.gmax);
        if channel.ion.is_none() {
            let _ = writeln!(text, "    ks_e = {:e}", channel.erev);
        }
        text.push_str("}\nASSIGNED {\n    v\n    celsius\n    dt\n    ks_g\n    ks_i\n");
        for (ion, (reads, carried)) in self.ions() {
            for name in reads.into_iter().chain(carried.then(|| format!("i{ion}"))) {
                let _ = writeln!(text, "    {name}");
            }
        }
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

    // ---- rates ----

    /// A rate as an expression of `v`.
    fn rate(&self, transition: usize, way: usize, rate: &Rate) -> String {
        let p = |i| number(rate.parameter(self.around.vectors, i));
        let x = || format!("{}*(v - {})", p(1), p(2));
        match rate.form {
            RateForm::One => "1".into(),
            RateForm::Constant => p(0),
            RateForm::Exponential => format!("{}*ks_exp({})", p(0), x()),
            RateForm::Linoid => format!("ks_linoid({}, {})", p(0), x()),
            RateForm::Sigmoid => format!("{}/(1 + ks_exp({}))", p(0), x()),
            RateForm::BorgGrahamSteadyState => {
                let (forward, backward) = self.borg_graham(rate);
                format!("{forward}/({forward} + {backward})")
            }
            RateForm::BorgGrahamTime => {
                let (forward, backward) = self.borg_graham(rate);
                format!("(1/({forward} + {backward}) + {})", p(4))
            }
            RateForm::Table => format!("{}(v)", table_name(transition, way)),
        }
    }
    /// Forward and backward rate after Borg-Graham.
    fn borg_graham(&self, rate: &Rate) -> (String, String) {
        let p = |i| number(rate.parameter(self.around.vectors, i));
        let x = format!("{}/(273.15 + celsius)*{}*(v - {})", number(CHARGE_OVER_BOLTZMANN), p(2), p(1));
        let at = |weight: String| format!("{}*ks_exp({weight}*({x}))", p(0));
        (at(p(3)), at(format!("({} - 1)", p(3))))
    }
    /// Both rates as they are given; `None` while one is missing.
    fn pair(&self, i: usize, transition: &Transition) -> Option<(String, String)> {
        let [Some(first), Some(second)] = &transition.rates else { return None };
        let time = match (first.form, second.form) {
            (RateForm::BorgGrahamSteadyState, RateForm::BorgGrahamTime) => first.parameters,
            _ => second.parameters,
        };
        Some((self.rate(i, 0, first), self.rate(i, 1, &Rate { parameters: time, ..*second })))
    }
    /// Statements that set two variables to forward and backward rate.
    fn forward_backward(&self, i: usize, transition: &Transition, a: &str, b: &str) -> String {
        if let Drive::Ligand(..) = transition.drive {
            return self.of_ligand(transition, a, b);
        }
        match (self.pair(i, transition), transition.drive) {
            (None, _) => format!("    {a} = 0\n    {b} = 0\n"),
            (Some((steady, time)), Drive::SteadyState) => {
                format!(
                    "    {b} = {time}\n    {a} = {steady}\n    ks_x = {a}\n    {a} = ks_x/{b}\n    {b} = (1 - ks_x)/{b}\n"
                )
            }
            (Some((forward, backward)), _) => format!("    {a} = {forward}\n    {b} = {backward}\n"),
        }
    }
    fn of_ligand(&self, transition: &Transition, a: &str, b: &str) -> String {
        let Drive::Ligand(ligand, side) = transition.drive else { return String::new() };
        let ion = self.channel.ligands.get(ligand).map_or("", String::as_str);
        let end = if side == Side::Outside { 'o' } else { 'i' };
        let concentration = match (ion.is_empty(), transition.molecules) {
            (true, _) => "0".to_owned(),
            (_, n @ 1..=3) => vec![format!("{ion}{end}"); n as usize].join("*"),
            (_, 4) => format!("({ion}{end}*{ion}{end})*({ion}{end}*{ion}{end})"),
            (_, n) => format!("({ion}{end}^{n})"),
        };
        let constant = |way: usize| {
            let rate = transition.rates[way].as_ref();
            number(rate.map_or(0.0, |rate| rate.parameter(self.around.vectors, 0)))
        };
        format!("    {a} = {concentration}*{}\n    {b} = {}\n", constant(0), constant(1))
    }
    /// Statements that set two variables to steady state and time constant of the gate of a single state.
    fn steady_time(&self, i: usize, transition: &Transition, steady: &str, time: &str) -> String {
        match (self.pair(i, transition), transition.drive) {
            (None, _) => format!("    {steady} = 0\n    {time} = 1\n"),
            (Some((a, b)), Drive::SteadyState) => format!("    {steady} = {a}\n    {time} = {b}\n"),
            (Some((a, b)), _) => {
                format!(
                    "    {steady} = {a}\n    {time} = 1/({steady} + {b})\n    {steady} = {steady}*{time}\n"
                )
            }
        }
    }

    // ---- blocks ----

    fn single(&self) -> &[Transition] {
        self.channel.transitions().get(..self.channel.n_single()).unwrap_or_default()
    }
    /// Position and transition of those within schemes.
    fn scheme(&self) -> impl Iterator<Item = (usize, &Transition)> {
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
        if self.scheme().next().is_some() {
            text.push_str("    SOLVE ks_scheme STEADYSTATE sparse\n");
        }
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
        for (i, transition) in self.scheme() {
            let (forward, backward) = (format!("ks_f{i}"), format!("ks_r{i}"));
            text.push_str(&self.forward_backward(i, transition, &forward, &backward));
            let (source, target) = (self.state(transition.source), self.state(transition.target));
            let _ = writeln!(text, "    ~ {source} <-> {target} ({forward}, {backward})");
        }
        text.push_str("}\n");
        text
    }
}
