//! Units: what one of them is in SI base units, for the constants that a UNITS block takes from them.
//!
//! Values are the CODATA 2018 ones, exact in the present SI. A unit is a factor and the exponents of its dimensions.
//! `(coulomb/mole)` style expressions multiply with `-` or a space, divide with everything after `/`, and take whole
//! exponents written right behind a name, as in `cm2`.

use std::collections::HashMap;

/// Exponents of metre, kilogram, second, coulomb, kelvin, and of everything else that is counted (candela, bit, ...).
type Dimensions = [i8; 6];

/// A factor to SI and what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// One of it in SI base units.
    pub factor: f64,
    /// What it measures.
    pub dimensions: Dimensions,
}

/// Why units could not be read or converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitError {
    /// No unit of this name.
    Unknown(String),
    /// The two measure different things.
    Mismatch,
}

/// Derived units and constants as products of earlier ones; `1` is the plain number.
const TABLE: &[(&str, f64, &str)] = &[
    ("pi", std::f64::consts::PI, "1"),
    ("mole", 6.022_140_76e23, "1"),
    ("e", 1.602_176_634e-19, "coul"),
    ("c", 2.997_924_58e8, "m/sec"),
    ("g", 9.80665, "m/sec2"),
    ("percent", 0.01, "1"),
    ("radian", 0.5 / std::f64::consts::PI, "1"),
    ("degree", 1.0 / 180.0, "pi-radian"),
    ("second", 1.0, "sec"),
    ("s", 1.0, "sec"),
    ("ms", 1e-3, "sec"),
    ("us", 1e-6, "sec"),
    ("ns", 1e-9, "sec"),
    ("minute", 60.0, "sec"),
    ("min", 60.0, "sec"),
    ("hour", 3600.0, "sec"),
    ("hr", 3600.0, "sec"),
    ("day", 86400.0, "sec"),
    ("gram", 1e-3, "kg"),
    ("gm", 1e-3, "kg"),
    ("mg", 1e-6, "kg"),
    ("meter", 1.0, "m"),
    ("cm", 1e-2, "m"),
    ("mm", 1e-3, "m"),
    ("km", 1e3, "m"),
    ("nm", 1e-9, "m"),
    ("micron", 1e-6, "m"),
    ("um", 1e-6, "m"),
    ("angstrom", 1e-10, "m"),
    ("cc", 1e-6, "m3"),
    ("liter", 1e-3, "m3"),
    ("ml", 1e-6, "m3"),
    ("newton", 1.0, "kg-m/sec2"),
    ("nt", 1.0, "newton"),
    ("N", 1.0, "newton"),
    ("joule", 1.0, "newton-m"),
    ("J", 1.0, "joule"),
    ("cal", 4.1868, "joule"),
    ("calorie", 4.1868, "joule"),
    ("erg", 1e-7, "joule"),
    ("coulomb", 1.0, "coul"),
    ("C", 1.0, "coul"),
    ("ampere", 1.0, "coul/sec"),
    ("amp", 1.0, "ampere"),
    ("A", 1.0, "ampere"),
    ("mA", 1e-3, "ampere"),
    ("uA", 1e-6, "ampere"),
    ("nA", 1e-9, "ampere"),
    ("pA", 1e-12, "ampere"),
    ("watt", 1.0, "joule/sec"),
    ("volt", 1.0, "watt/amp"),
    ("V", 1.0, "volt"),
    ("mV", 1e-3, "volt"),
    ("uV", 1e-6, "volt"),
    ("ohm", 1.0, "volt/amp"),
    ("mho", 1.0, "amp/volt"),
    ("siemens", 1.0, "mho"),
    ("S", 1.0, "siemens"),
    ("mS", 1e-3, "siemens"),
    ("uS", 1e-6, "siemens"),
    ("nS", 1e-9, "siemens"),
    ("pS", 1e-12, "siemens"),
    ("farad", 1.0, "coul/volt"),
    ("F", 1.0, "farad"),
    ("uF", 1e-6, "farad"),
    ("henry", 1.0, "sec2/farad"),
    ("degC", 1.0, "K"),
    ("degK", 1.0, "K"),
    ("kelvin", 1.0, "K"),
    ("faraday", 1.0, "e-mole"),
    ("boltzmann", 1.380_649e-23, "joule/K"),
    ("k", 1.0, "boltzmann"),
    ("gasconstant", 1.0, "k-mole"),
    ("R", 1.0, "gasconstant"),
    ("ev", 1.0, "e-volt"),
    ("hertz", 1.0, "1/sec"),
    ("Hz", 1.0, "hertz"),
    ("hz", 1.0, "hertz"),
    ("khz", 1e3, "hertz"),
    ("atmosphere", 1.013_25e5, "newton/m2"),
    ("atm", 1.0, "atmosphere"),
    ("pascal", 1.0, "newton/m2"),
    // Concentrations: a mole is a number here, as in NEURON's table.
    ("molar", 1.0, "mole/liter"),
    ("M", 1.0, "1/liter"),
    ("mM", 1e-3, "1/liter"),
    ("uM", 1e-6, "1/liter"),
    ("nM", 1e-9, "1/liter"),
];

const BASE: &[&str] = &["m", "kg", "sec", "coul", "K"];

const PREFIXES: &[(&str, f64)] = &[
    ("yotta", 1e24),
    ("zetta", 1e21),
    ("exa", 1e18),
    ("peta", 1e15),
    ("tera", 1e12),
    ("giga", 1e9),
    ("mega", 1e6),
    ("kilo", 1e3),
    ("hecto", 1e2),
    ("deka", 1e1),
    ("deci", 1e-1),
    ("centi", 1e-2),
    ("milli", 1e-3),
    ("micro", 1e-6),
    ("nano", 1e-9),
    ("pico", 1e-12),
    ("femto", 1e-15),
    ("atto", 1e-18),
    ("meg", 1e6),
];

/// The units a file knows: the table and what its UNITS block adds.
pub struct Units {
    known: HashMap<String, Unit>,
}

impl Units {
    /// The table, then the file's own names; an alias that cannot be read is left out, since nothing may use it.
    pub fn new(aliases: &[(String, String)]) -> Units {
        let mut units = Units { known: HashMap::new() };
        for (ix, name) in BASE.iter().enumerate() {
            let mut dimensions = [0; 6];
            dimensions[ix] = 1;
            units.known.insert((*name).to_string(), Unit { factor: 1.0, dimensions });
        }
        for (ix, name) in ["candela", "dollar", "bit", "erlang"].iter().enumerate() {
            let dimensions = [0, 0, 0, 0, 0, 1 + ix as i8];
            units.known.insert((*name).to_string(), Unit { factor: 1.0, dimensions });
        }
        for (name, factor, of) in TABLE {
            if let Ok(unit) = units.read(of) {
                units.known.insert((*name).to_string(), Unit { factor: factor * unit.factor, ..unit });
            }
        }
        for (name, of) in aliases {
            if let Ok(unit) = units.read(of) {
                units.known.insert(name.clone(), unit);
            }
        }
        units
    }

    /// How many `to` one `from` is.
    pub fn convert(&self, from: &str, to: &str) -> Result<f64, UnitError> {
        let (a, b) = (self.read(from)?, self.read(to)?);
        // `(1)` stands for a plain number next to anything, as in `PI = (pi) (1)`.
        if a.dimensions != b.dimensions {
            return Err(UnitError::Mismatch);
        }
        Ok(a.factor / b.factor)
    }

    /// Reads an expression such as `milli/liter`, `S/cm2`, `k-mole`, `1e-3 mA`, `/sec`.
    pub fn read(&self, text: &str) -> Result<Unit, UnitError> {
        let mut all = Unit { factor: 1.0, dimensions: [0; 6] };
        let mut down = false;
        for part in text.split_inclusive(['/', '-', ' ', '*', '.']).flat_map(Self::words) {
            if part == "/" {
                down = true;
                continue;
            }
            let unit = self.word(part)?;
            all.factor = if down { all.factor / unit.factor } else { all.factor * unit.factor };
            for (sum, d) in all.dimensions.iter_mut().zip(unit.dimensions) {
                *sum += if down { -d } else { d };
            }
        }
        Ok(all)
    }

    fn words(part: &str) -> impl Iterator<Item = &str> {
        let word = part.trim_end_matches(['/', '-', ' ', '*', '.']);
        let slash = if part.ends_with('/') { "/" } else { "" };
        [word, slash].into_iter().filter(|w| !w.is_empty())
    }

    fn word(&self, word: &str) -> Result<Unit, UnitError> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let factor = match word.split_once('|') {
                Some((a, b)) => a.parse::<f64>().ok().zip(b.parse::<f64>().ok()).map(|(a, b)| a / b),
                None => word.parse().ok(),
            };
            let factor = factor.ok_or_else(|| UnitError::Unknown(word.to_string()))?;
            return Ok(Unit { factor, dimensions: [0; 6] });
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let power: i32 = word[digits.len()..].parse().unwrap_or(1);
        let unknown = || UnitError::Unknown(word.to_string());
        if !(1..=9).contains(&power) {
            return Err(unknown());
        }
        let unit = self.name(digits).ok_or_else(unknown)?;
        let dimensions = unit.dimensions.map(|d| d.saturating_mul(power as i8));
        Ok(Unit { factor: unit.factor.powi(power), dimensions })
    }

    /// A name with any number of prefixes, singular or plural.
    fn name(&self, name: &str) -> Option<Unit> {
        if name.is_empty() {
            return Some(Unit { factor: 1.0, dimensions: [0; 6] });
        }
        if let Some(unit) = self.known.get(name).or_else(|| self.known.get(name.strip_suffix('s')?)) {
            return Some(*unit);
        }
        let (prefix, factor) = PREFIXES.iter().find(|p| name.starts_with(p.0))?;
        let unit = self.name(&name[prefix.len()..])?;
        Some(Unit { factor: factor * unit.factor, ..unit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_conversion(from: &str, to: &str, expected: f64) {
        let aliases = [("molar", "1/liter"), ("mM", "millimolar"), ("uM", "micromolar")];
        let aliases: Vec<_> = aliases.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        let got = Units::new(&aliases).convert(from, to).expect(from);
        assert!((got / expected - 1.0).abs() < 1e-14, "({from}) ({to}): {got:e}, expected {expected:e}");
    }

    #[test]
    fn constants_have_the_values_neuron_gives_them() {
        // NEURON 9.0.2: nocmodl's output for these lines of a UNITS block.
        check_conversion("faraday", "coulomb", 96485.33212331001);
        check_conversion("faraday", "kilocoulombs", 96.48533212331001);
        check_conversion("faraday", "10000 coulomb", 9.648533212331001);
        check_conversion("k-mole", "joule/degC", 8.31446261815324);
        check_conversion("pi", "1", std::f64::consts::PI);
        check_conversion("mM", "uM", 1000.0);
        check_conversion("S/cm2", "mho/meter2", 1e4);
    }

    #[test]
    fn units_of_different_kinds_do_not_convert() {
        assert_eq!(Units::new(&[]).convert("volt", "sec"), Err(UnitError::Mismatch));
        assert_eq!(Units::new(&[]).convert("volt", "parrot"), Err(UnitError::Unknown("parrot".into())));
    }
}
