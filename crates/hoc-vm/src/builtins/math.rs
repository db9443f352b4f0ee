//! Mathematics. Domain errors are errors; results out of range are only warned of by NEURON, and pass here.

use crate::error::HocError;
use crate::host::Host;
use crate::machine::Vm;
use crate::value::Value;

/// Functions of one number, by name.
pub const NAMES: &[&str] =
    &["sin", "cos", "atan", "tanh", "log", "log10", "exp", "sqrt", "int", "abs", "erf", "erfc"];

/// The number of `int`.
const INT: u32 = 8;

/// Number of a function of one number.
pub(crate) fn math(name: &str) -> Option<u32> {
    NAMES.iter().position(|known| *known == name).and_then(|ix| u32::try_from(ix).ok())
}

/// Applies one with the usual `float_epsilon`.
pub(crate) fn apply_math(function: u32, x: f64) -> Result<f64, HocError> {
    apply_math_with(function, x, 1e-11).ok_or_else(|| out_of_domain(function))
}

/// The error where a function gave nothing.
#[cold]
pub(crate) fn out_of_domain(function: u32) -> HocError {
    let name = NAMES.get(function as usize).copied().unwrap_or_default();
    HocError::new(format!("{name} argument out of domain"))
}

/// Applies one; `epsilon` softens `int`. None outside its domain.
pub(crate) fn apply_math_with(function: u32, x: f64, epsilon: f64) -> Option<f64> {
    Some(match function {
        0 => x.sin(),
        1 => x.cos(),
        2 => x.atan(),
        3 => x.tanh(),
        4 if x < 0.0 => return None,
        4 => x.ln(),
        5 if x < 0.0 => return None,
        5 => x.log10(),
        6 if x < -700.0 => 0.0,
        6 => x.min(700.0).exp(),
        7 if x < 0.0 => return None,
        7 => x.sqrt(),
        INT if x < 0.0 => (x - epsilon).trunc(),
        INT => (x + epsilon).trunc(),
        9 => x.abs(),
        10 => libm::erf(x),
        _ => libm::erfc(x),
    })
}

/// A function of one number by name, where nothing but the number decides: inside its domain, nothing to warn of, and not `int`,
/// which `float_epsilon` softens.
pub fn plain_math(name: &str, x: f64) -> Option<f64> {
    let function = math(name).filter(|function| *function != INT && !is_out_of_range(*function, x))?;
    apply_math_with(function, x, 0.0)
}

/// Is the result of a function beyond what a double holds (or cut off there), which is worth a warning?
#[inline(always)]
pub(crate) fn is_out_of_range(function: u32, x: f64) -> bool {
    match function {
        4 | 5 => x == 0.0,
        6 => x > 700.0,
        _ => false,
    }
}

/// The same for `a ^ b`, which was `x`: too large, or too small to be told from 0.
#[inline(always)]
pub(crate) fn is_power_out_of_range(a: f64, b: f64, x: f64) -> bool {
    (x.is_infinite() && a.is_finite() && b.is_finite()) || (x == 0.0 && a != 0.0 && b.is_finite())
}

/// `a ^ b`; None outside its domain.
#[inline]
pub(crate) fn power(a: f64, b: f64) -> Option<f64> {
    let x = a.powf(b);
    (!x.is_nan() || a.is_nan() || b.is_nan()).then_some(x)
}

pub(super) fn atan2(_: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let y = Vm::number_argument(args, 0)?;
    Ok(Value::Number(y.atan2(Vm::number_argument(args, 1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_functions_agree_with_tables() {
        for (x, expected) in [
            (0.0, 0.0),
            (0.5, 0.520_499_877_813_046_5),
            (1.0, 0.842_700_792_949_714_9),
            (3.0, 0.999_977_909_503_001_4),
        ] {
            let erf = |x| apply_math(10, x).unwrap();
            assert!((erf(x) - expected).abs() < 1e-15, "erf({x}) = {}", erf(x));
            assert!((erf(-x) + expected).abs() < 1e-15);
        }
        for (x, expected) in [
            (0.5, 0.479_500_122_186_953_5),
            (2.5, 4.069_520_174_449_589e-4),
            (5.0, 1.537_459_794_428_035e-12),
        ] {
            let erfc = |x| apply_math(11, x).unwrap();
            assert!((erfc(x) / expected - 1.0).abs() < 1e-13, "erfc({x}) = {}", erfc(x));
        }
    }

    #[test]
    fn what_is_plain_needs_only_the_number() {
        for (function, name) in (0..).zip(NAMES).filter(|(_, name)| **name != "int") {
            assert_eq!(plain_math(name, 0.5), apply_math(function, 0.5).ok(), "{name}");
        }
        let rest =
            [("int", 1.5), ("log", -1.0), ("log", 0.0), ("sqrt", -1.0), ("exp", 701.0), ("atan2", 1.0)];
        assert!(rest.iter().all(|(name, x)| plain_math(name, *x).is_none()));
    }
}
