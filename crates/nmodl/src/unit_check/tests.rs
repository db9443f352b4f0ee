//! What the check says about small files.

use super::*;

/// Warnings about a BREAKPOINT with this statement.
fn check_breakpoint(statement: &str, expected: &[&str]) {
    let text = format!(
        "NEURON {{ SUFFIX a }}\nUNITS {{ (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) }}\n\
         PARAMETER {{ e = -65 (mV) g = 1 (S/cm2) k = 2 }}\nASSIGNED {{ v (mV) i (mA/cm2) y (mA/cm2) }}\n\
         FUNCTION f(x (mV)) (/ms) {{ f = 1 (/ms) * exp(x / 5 (mV)) }}\nBREAKPOINT {{\n LOCAL q\n {statement}\n}}\n"
    );
    let said = units_of(&text, Path::new("a.mod"));
    let messages: Vec<&str> = said.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(messages.len(), expected.len(), "{statement}: {messages:?}");
    for (message, part) in messages.iter().zip(expected) {
        assert!(message.contains(part), "{statement}: {message}");
    }
}

#[test]
fn units_that_fit_are_silent() {
    check_breakpoint("i = g * (v - e)", &[]);
    check_breakpoint("q = 1 (volt) i = (1e-3) * g * q", &["factor"]);
    check_breakpoint("q = 1 (volt) i = (1e3) * g * q", &[]);
    check_breakpoint("q = v^2 i = g * q / v", &[]);
    check_breakpoint("q = v * 2 i = y * q / e", &[]);
    check_breakpoint("if (v > -20) { i = 2 * y }", &[]);
}

#[test]
fn units_that_do_not_fit_are_named() {
    check_breakpoint("i = v", &["do not fit"]);
    check_breakpoint("q = v + t2 q = k + v", &["do not fit"]);
    check_breakpoint("k = exp(v)", &["plain number"]);
    check_breakpoint("k = f(k) * 1 (ms)", &["do not fit"]);
    check_breakpoint("k = (v / e)^0.5 k = v^0.5", &["plain number"]);
    check_breakpoint("if (v > i) { }", &["do not fit"]);
}

#[test]
fn nothing_is_said_where_the_check_is_off() {
    check_breakpoint("UNITSOFF\n i = v + k\n UNITSON", &[]);
    check_breakpoint("UNITSOFF\n i = v\n UNITSON\n i = v", &["do not fit"]);
}

#[test]
fn variables_of_the_program_have_its_units() {
    let text = "NEURON { SUFFIX a NONSPECIFIC_CURRENT i }\nASSIGNED { v (millivolt) i (nanoamp) celsius (K) }\nBREAKPOINT { i = 0 }";
    let said = units_of(text, Path::new("a.mod"));
    assert_eq!(said.len(), 1);
    assert!(said[0].to_string().starts_with("a.mod:2:26: warning: `i` must have the units"), "{}", said[0]);
}

#[test]
fn an_unknown_unit_is_named() {
    let said = units_of("NEURON { SUFFIX a }\nPARAMETER { x = 1 (parrot) }", Path::new("a.mod"));
    assert!(said.len() == 1 && said[0].message.contains("parrot"), "{said:?}");
}

#[test]
fn variables_of_the_program_need_a_declaration_for_their_units() {
    let text = "NEURON { SUFFIX a }\nASSIGNED { x }\nBREAKPOINT { x = t / dt + 0 * celsius }";
    let said = units_of(text, Path::new("a.mod"));
    let messages: Vec<&str> = said.iter().map(|warning| warning.message.as_str()).collect();
    assert!(messages.iter().any(|m| m.contains("`dt` has no units")), "{messages:?}");
    assert!(messages.iter().any(|m| m.contains("`celsius` has no units")), "{messages:?}");
    assert!(!messages.iter().any(|m| m.contains("`t` has")), "{messages:?}");
}
