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
    ("electronvolt", 1.0, "e-volt"),
    ("kev", 1e3, "e-volt"),
    ("planck", 6.626_070_15e-34, "joule-sec"),
    ("hbar", 0.5 / std::f64::consts::PI, "planck"),
    ("debye", 3.336e-30, "coul-m"),
    ("hertz", 1.0, "1/sec"),
    ("Hz", 1.0, "hertz"),
    ("hz", 1.0, "hertz"),
    ("khz", 1e3, "hertz"),
    ("atmosphere", 1.013_25e5, "newton/m2"),
    ("atm", 1.0, "atmosphere"),
    ("pascal", 1.0, "newton/m2"),
    ("bar", 1e5, "newton/m2"),
    ("torr", 133.322, "newton/m2"),
    ("dyne", 1e-5, "newton"),
    ("poise", 0.1, "kg/m-sec"),
    ("stoke", 1e-4, "m2/sec"),
    ("weber", 1.0, "volt-sec"),
    ("tesla", 1.0, "weber/m2"),
    ("gauss", 1e-4, "tesla"),
    ("becquerel", 1.0, "1/sec"),
    ("curie", 3.7e10, "becquerel"),
    ("rad", 1e-2, "joule/kg"),
    ("mhz", 1e6, "hertz"),
    ("week", 7.0, "day"),
    ("year", 365.242_198_79, "day"),
    ("month", 1.0 / 12.0, "year"),
    ("kcal", 1e3, "cal"),
    ("kcalorie", 1e3, "cal"),
    ("kilohm", 1e3, "ohm"),
    ("litre", 1.0, "liter"),
    ("metre", 1.0, "m"),
    ("gramme", 1e-3, "kg"),
    ("tonne", 1e3, "kg"),
    ("lb", 0.453_592_37, "kg"),
    ("pound", 1.0, "lb"),
    ("ounce", 1.0 / 16.0, "lb"),
    ("oz", 1.0, "ounce"),
    ("inch", 2.54e-2, "m"),
    ("in", 1.0, "inch"),
    ("foot", 12.0, "inch"),
    ("feet", 1.0, "foot"),
    ("ft", 1.0, "foot"),
    ("yard", 3.0, "foot"),
    ("mile", 5280.0, "foot"),
    ("fermi", 1e-15, "m"),
    ("barn", 1e-28, "m2"),
    ("turn", 2.0, "pi-radian"),
    ("revolution", 1.0, "turn"),
    ("rev", 1.0, "turn"),
    ("circle", 1.0, "turn"),
    ("rpm", 1.0, "turn/minute"),
    ("arcdeg", 1.0, "degree"),
    ("arcmin", 1.0 / 60.0, "arcdeg"),
    ("arcsec", 1.0 / 60.0, "arcmin"),
    ("steradian", 1.0, "radian2"),
    ("dozen", 12.0, "1"),
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
        let mut rest = text;
        while let Some((part, behind)) = first_word(rest) {
            rest = behind;
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

    fn word(&self, word: &str) -> Result<Unit, UnitError> {
        if word.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            let factor = match word.split_once('|') {
                Some((a, b)) => a.parse::<f64>().ok().zip(b.parse::<f64>().ok()).map(|(a, b)| a / b),
                None => word.parse().ok().or_else(|| with_exponent(word)),
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

/// What stands between factors; a point inside a number does not.
const BETWEEN: [char; 4] = ['-', ' ', '*', '.'];

/// The first number, name or `/` of units, and what follows it.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let mut text = text;
    while let Some(rest) = text.strip_prefix(BETWEEN) {
        if text.starts_with('.') && rest.starts_with(digit) {
            break;
        }
        text = rest;
    }
    let length = match text.chars().next()? {
        '/' => 1,
        c if digit(c) || c == '.' => number_length(text),
        _ => text.find(|c| c == '/' || BETWEEN.contains(&c)).unwrap_or(text.len()),
    };
    text.split_at_checked(length.max(1))
}

/// `1-3` is 0.001.
fn with_exponent(word: &str) -> Option<f64> {
    let (digits, exponent) = word.split_at(word.rfind(['-', '+'])?);
    format!("{digits}e{exponent}").parse().ok()
}

/// How long the number at the beginning of a text is: `12`, `.001`, `1e-3`, `1-3` (the same, as NEURON writes it), `9|5`.
fn number_length(text: &str) -> usize {
    let digits = |at: usize| {
        let rest = text.get(at..).unwrap_or("");
        rest.find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |n| at + n)
    };
    let mut end = digits(0);
    if text.get(end..).is_some_and(|rest| rest.starts_with(['.', '|'])) {
        end = digits(end + 1);
    }
    let rest = text.get(end..).unwrap_or("");
    if let Some(exponent) = rest.strip_prefix(['e', 'E', '-', '+']) {
        let letter = rest.starts_with(['e', 'E']);
        let unsigned = exponent.strip_prefix(['-', '+']).filter(|_| letter).unwrap_or(exponent);
        if unsigned.starts_with(|c: char| c.is_ascii_digit()) {
            end = digits(text.len() - unsigned.len());
        }
    }
    end
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
        check_conversion(".001 coul/cm3", "coul/m3", 1e3);
        check_conversion("1e-3 mA-ms", "0.5 uA.ms", 2.0);
        check_conversion("2-3 mA-ms", "uA-ms", 2.0);
        check_conversion("planck", "joule-sec", 6.626_070_15e-34);
        check_conversion("9|5 volt/2 sec", "volt/sec", 0.9);
    }

    #[test]
    fn units_of_different_kinds_do_not_convert() {
        assert_eq!(Units::new(&[]).convert("volt", "sec"), Err(UnitError::Mismatch));
        assert_eq!(Units::new(&[]).convert("volt", "parrot"), Err(UnitError::Unknown("parrot".into())));
    }
}
