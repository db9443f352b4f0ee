//! Texts: numbers as C prints them, and what a build of NEURON is asked about.

/// A number as `%g` prints it.
pub fn format_g(x: f64) -> String {
    if !x.is_finite() {
        return if x.is_nan() {
            "nan".into()
        } else if x > 0.0 {
            "inf".into()
        } else {
            "-inf".into()
        };
    }
    let scientific = format!("{x:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |digits: &str| {
        if digits.contains('.') {
            digits.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            digits.to_owned()
        }
    };
    if (-4..6).contains(&exponent) {
        return trim(&format!("{x:.*}", (5 - exponent).max(0) as usize));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", trim(mantissa), exponent.abs())
}

/// Options of NEURON's build, and which of them hold here. Values that are not switches are left to Python.
pub const BUILD_OPTIONS: &[(&str, bool)] = &[
    ("NRN_ENABLE_INTERVIEWS", false),
    ("NRN_ENABLE_MECH_DLL_STYLE", true),
    ("NRN_ENABLE_PYTHON", true),
    ("NRN_ENABLE_MUSIC", false),
    ("NRN_ENABLE_THREADS", true),
    ("NRN_ENABLE_MPI", false),
    ("NRN_ENABLE_RX3D", false),
    ("NRN_ENABLE_CORENEURON", false),
    ("NRN_ENABLE_TESTS", false),
    ("NRN_ENABLE_PYTHON_DYNAMIC", true),
    ("NRN_LINK_AGAINST_PYTHON", false),
    ("NRN_ENABLE_MPI_DYNAMIC", false),
    ("CORENRN_ENABLE_GPU", false),
    ("CORENRN_ENABLE_SHARED", false),
    ("NRN_ENABLE_SHARED", true),
    ("NRN_ENABLE_DISCRETE_EVENT_OBSERVER", false),
];

/// The version of NEURON whose behaviour is followed.
pub const VERSION: &str = "9.0.2";
