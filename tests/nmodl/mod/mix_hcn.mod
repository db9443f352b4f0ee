: A mixed-cation current with its own ion and a slow gate.
: record: l g
: ions: ihh_c
: hoc: soma.ehh_c = -30
NEURON {
    SUFFIX mix_hcn
    USEION hh_c READ ehh_c WRITE ihh_c VALENCE 1
    RANGE gbar, g
}
PARAMETER { gbar = 2e-4 (S/cm2) celsius (degC) }
STATE { l }
ASSIGNED { v (mV) ehh_c (mV) ihh_c (mA/cm2) g (S/cm2) linf taul (ms) }
INITIAL { rate(v) l = linf }
BREAKPOINT {
    SOLVE states METHOD cnexp
    g = gbar * l
    ihh_c = g * (v - ehh_c)
}
DERIVATIVE states { rate(v) l' = (linf - l) / taul }
PROCEDURE rate(x (mV)) {
    LOCAL qt
    qt = 4.5^((celsius - 33) / 10)
    linf = 1 / (1 + exp((x + 73) / 8))
    taul = bett(x) / (qt * 0.011 * (1 + alpt(x)))
}
FUNCTION alpt(x (mV)) { alpt = exp(0.0378 * 2.2 * (x + 75)) }
FUNCTION bett(x (mV)) { bett = exp(0.0378 * 2.2 * 0.4 * (x + 75)) }
