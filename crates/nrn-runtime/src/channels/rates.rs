//! The rates of a channel's transitions as statements of a `.mod` file.

use super::text::{Writer, number, table_name};
use nrn_objects::channel::rate::CHARGE_OVER_BOLTZMANN;
use nrn_objects::channel::{Drive, Rate, RateForm, Side, Transition};

impl Writer<'_> {
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
    pub(super) fn forward_backward(&self, i: usize, transition: &Transition, a: &str, b: &str) -> String {
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
    pub(super) fn steady_time(&self, i: usize, transition: &Transition, steady: &str, time: &str) -> String {
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
}
