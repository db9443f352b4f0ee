//! The kinds of elements a circuit is built of, and where they can be joined.

/// What an element does to the equations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Joins its ends.
    Wire,
    /// Megohm.
    Resistor,
    /// Nanofarad.
    Capacitor,
    /// Henry.
    Inductor,
    /// mV between the ends, as time goes on.
    Battery,
    /// nA from the first end to the second, as time goes on.
    Current,
    /// Its end is at 0 mV.
    Ground,
    /// Inverting and other input, output: gain, and time constant in ms.
    Amplifier,
    /// Its end is the inside of a cell.
    Inside,
    /// Its ends are the inside of a cell and what is just outside.
    Outside,
}

/// A row of the table.
pub struct Row {
    /// What it does.
    pub kind: Kind,
    /// Name of its class.
    pub class: &'static str,
    /// First letter of the names its elements get; "" for those without a name.
    pub letter: &'static str,
    /// Where it can be joined, at scale 1 and angle 0.
    pub ends: &'static [[f64; 2]],
    /// Its length at scale 1.
    pub length: f64,
    /// How many numbers describe it.
    pub n_values: usize,
    /// What follows its name for the current it has as an unknown of its own; None when it has none.
    pub current: Option<&'static str>,
}

const PAIR: &[[f64; 2]] = &[[-10.0, 0.0], [10.0, 0.0]];
const ONE: &[[f64; 2]] = &[[0.0, 10.0]];
const THREE: &[[f64; 2]] = &[[-20.0, 10.0], [-20.0, -10.0], [20.0, 0.0]];

const fn row(
    kind: Kind,
    class: &'static str,
    letter: &'static str,
    ends: &'static [[f64; 2]],
    n_values: usize,
    current: Option<&'static str>,
) -> Row {
    let length = if ends.len() == 3 { 40.0 } else { 20.0 };
    Row { kind, class, letter, ends, length, n_values, current }
}

/// In the order of the numbers sessions have for them.
pub static KINDS: &[Row] = &[
    row(Kind::Wire, "Wire", "", PAIR, 0, None),
    row(Kind::Resistor, "Resistor", "R", PAIR, 1, None),
    row(Kind::Capacitor, "Capacitor", "C", PAIR, 1, None),
    row(Kind::Inductor, "Inductor", "L", PAIR, 1, Some(" I")),
    row(Kind::Battery, "Battery", "B", PAIR, 0, Some(" I")),
    row(Kind::Current, "Current", "I", PAIR, 0, Some("")),
    row(Kind::Ground, "Ground", "", ONE, 0, None),
    row(Kind::Amplifier, "OpAmp", "A", THREE, 2, Some(" I")),
    row(Kind::Inside, "InsideCell", "S", ONE, 0, None),
    row(Kind::Outside, "OutsideCell", "S", PAIR, 0, None),
];
/// Number of [`Kind::Ground`].
pub const GROUND: usize = 6;
/// Sessions of the first version know no inductors: this number and those above it are one more now.
pub const NEW_IN_VERSION_2: usize = 3;

impl Row {
    /// Where the ends are: turned by `angle` radians, stretched by `scale`, moved to `at`.
    pub fn ends_at(&self, at: [f64; 2], scale: f64, angle: f64) -> Vec<[f64; 2]> {
        let (sin, cos) = angle.sin_cos();
        let place =
            |[x, y]: &[f64; 2]| [at[0] + scale * (x * cos - y * sin), at[1] + scale * (x * sin + y * cos)];
        self.ends.iter().map(place).collect()
    }
    /// Is it driven by durations and amplitudes?
    pub fn is_source(&self) -> bool {
        matches!(self.kind, Kind::Battery | Kind::Current)
    }
    /// Is it at a place of a cell?
    pub fn is_in_cell(&self) -> bool {
        matches!(self.kind, Kind::Inside | Kind::Outside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_turned_about_its_middle() {
        let ends = KINDS[1].ends_at([200.0, 80.0], 2.0, -std::f64::consts::FRAC_PI_2);
        for (end, expected) in ends.iter().zip([[200.0, 100.0], [200.0, 60.0]]) {
            assert!(end.iter().zip(expected).all(|(x, y)| (x - y).abs() < 1e-9), "{end:?}");
        }
    }
}
