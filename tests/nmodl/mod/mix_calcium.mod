: A calcium channel with a GHK current and a gate in alpha/beta form with a singularity.
: record: m
: ions: ica
NEURON {
    SUFFIX mix_calcium
    USEION ca READ cai, cao WRITE ica
    RANGE pbar
}
UNITS { F = (faraday) (coulomb) R = (k-mole) (joule/degC) (mV) = (millivolt) }
PARAMETER { pbar = 3e-6 (cm/s) celsius (degC) }
STATE { m }
ASSIGNED { v (mV) ica (mA/cm2) cai (mM) cao (mM) }
INITIAL { m = alpha(v) / (alpha(v) + beta(v)) }
BREAKPOINT {
    LOCAL w, e
    SOLVE states METHOD cnexp
    w = v * 0.001 * 2 * F / (R * (celsius + 273.16))
    if (fabs(w) > 1e-5) { e = w / (exp(w) - 1) } else { e = 1 - w / 2 }
    ica = 0.001 * pbar * m * m * 4 * F * e * (cai * exp(w) - cao) / 2
}
DERIVATIVE states { m' = alpha(v) * (1 - m) - beta(v) * m }
FUNCTION alpha(x) {
    if (fabs(x + 27) < 1e-6) { alpha = 0.2 } else { alpha = 0.055 * (-27 - x) / (exp((-27 - x) / 3.8) - 1) }
}
FUNCTION beta(x) { beta = 0.94 * exp((-75 - x) / 17) }
