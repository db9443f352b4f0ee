//! Channels that open one by one, at random (`KSChan.single`), as procedures of a `.mod` file.
//!
//! The states of a scheme hold how many channels are in each (Gillespie 1977): the time of the next transition follows from the
//! sum of all rates, which transition it is from each one's share. Rates count as constant until the potential has changed by
//! `KSChan.vres`; then time and transition are drawn anew. All channels share a stream of random numbers (`KSChan.rseed`).

use super::text::Writer;
use std::fmt::Write;

/// The column that says how many channels there were when the run began (`nsingle`); 0 while the states hold shares.
pub const COUNT: &str = "ks_count";

/// Statements that put an instance's channels into states and draw the first transition.
const PLACE: &str = "    ks_n = floor(ks_n + 0.5)
    ks_count = ks_n
    if (ks_n > 0) {
        ks_from = t
        ks_seen = v
        ks_place()
        ks_draw()
    }
";

impl Writer<'_> {
    /// Variables of an instance that nobody sees.
    pub(super) fn single_variables(&self) -> &'static str {
        match self.channel.stochastic {
            true => "    ks_count\n    ks_from\n    ks_until\n    ks_way\n    ks_seen\n",
            false => "",
        }
    }
    /// Shares of the steady state become numbers of channels.
    pub(super) fn single_initial(&self) -> &'static str {
        match self.channel.stochastic {
            true => PLACE,
            false => "",
        }
    }
    /// The procedures; nothing for channels that are populations.
    pub(super) fn one_by_one(&self) -> String {
        if !self.channel.stochastic {
            return String::new();
        }
        [self.place(), self.draw(), self.go(), self.step()].concat()
    }
    /// Puts every channel into a state.
    fn place(&self) -> String {
        let n = self.channel.states().count();
        let mut text = String::from("PROCEDURE ks_place() {\n    LOCAL ks_x, ks_i");
        (0..n).for_each(|i| _ = write!(text, ", ks_c{i}"));
        text.push('\n');
        for i in 0..n {
            let before = if i == 0 { "0".to_owned() } else { format!("ks_c{}", i - 1) };
            let _ = writeln!(text, "    ks_c{i} = {before} + ks_s{i}\n    ks_s{i} = 0");
        }
        text.push_str("    ks_i = 0\n    WHILE (ks_i < ks_n) {\n");
        let _ = writeln!(text, "        ks_x = ks_random()*ks_c{}", n.saturating_sub(1));
        text.push_str(&choice(n, |i| format!("ks_s{i} = ks_s{i} + 1")));
        text.push_str("        ks_i = ks_i + 1\n    }\n}\n");
        text
    }
    /// When the next transition is, and which: `2 i` forward, `2 i + 1` backward.
    fn draw(&self) -> String {
        let mut text = String::from("PROCEDURE ks_draw() {\n    LOCAL ks_x");
        self.scheme().for_each(|(i, _)| _ = write!(text, ", ks_f{i}, ks_r{i}"));
        let n = 2 * self.scheme().count();
        (0..n).for_each(|way| _ = write!(text, ", ks_c{way}"));
        text.push_str("\n    ks_until = 1e9 + ks_from\n    ks_way = 0\n");
        let mut sum = "0".to_owned();
        for (at, (i, transition)) in self.scheme().enumerate() {
            let (forward, backward) = (format!("ks_f{i}"), format!("ks_r{i}"));
            text.push_str(&self.forward_backward(i, transition, &forward, &backward));
            let (source, target) = (self.state(transition.source), self.state(transition.target));
            let (one, other) = (2 * at, 2 * at + 1);
            let _ = writeln!(text, "    ks_c{one} = {sum} + {source}*{forward}");
            let _ = writeln!(text, "    ks_c{other} = ks_c{one} + {target}*{backward}");
            sum = format!("ks_c{other}");
        }
        let _ =
            writeln!(text, "    if ({sum} > 1e-9) {{\n        ks_until = -log(ks_random())/{sum} + ks_from");
        let _ = writeln!(text, "        ks_x = ks_random()*{sum}");
        text.push_str(&choice(n, |way| format!("ks_way = {way}")));
        text.push_str("    }\n}\n");
        text
    }
    /// The transition that was drawn.
    fn go(&self) -> String {
        let mut text = String::from("PROCEDURE ks_go() {\n");
        for (at, (_, transition)) in self.scheme().enumerate() {
            let (source, target) = (self.state(transition.source), self.state(transition.target));
            for (way, from, to) in [(2 * at, &source, &target), (2 * at + 1, &target, &source)] {
                let _ = writeln!(text, "    if (ks_way == {way}) {{ {from} = {from} - 1  {to} = {to} + 1 }}");
            }
        }
        text.push_str("}\n");
        text
    }
    /// All transitions of a step.
    fn step(&self) -> String {
        let ligands = self.channel.ligands.iter().any(|ion| !ion.is_empty());
        let changed = if ligands { "1 > 0" } else { "fabs(v - ks_seen) >= ks_resolution()" };
        format!(
            "PROCEDURE ks_step() {{
    if (ks_n > 0.999) {{
        if ({changed}) {{
            ks_seen = v
            ks_from = t - dt
            ks_draw()
        }}
        WHILE (ks_until <= t) {{
            ks_seen = v
            ks_from = ks_until
            ks_go()
            ks_draw()
        }}
    }}
}}
"
        )
    }
}

/// The statement of the first of `n` running sums `ks_c` that reaches `ks_x`; of the last one when none does.
fn choice(n: usize, statement: impl Fn(usize) -> String) -> String {
    let Some(last) = n.checked_sub(1) else { return String::new() };
    let mut text = String::from("        ");
    (0..last).for_each(|i| _ = write!(text, "if (ks_c{i} >= ks_x) {{ {} }} else {{ ", statement(i)));
    text.push_str(&statement(last));
    text.push_str(&" }".repeat(last));
    text.push('\n');
    text
}
