: A channel and the pool it fills, in one mechanism.
: record: m
: ions: cai eca ica
NEURON {
    SUFFIX ion_concentration_channel
    USEION ca READ cai, eca WRITE ica, cai
    RANGE gbar
}
PARAMETER { gbar = 2e-5 (S/cm2) }
ASSIGNED { v (mV) ica (mA/cm2) eca (mV) }
STATE { cai (mM) m }
INITIAL { cai = 5e-5 m = 0 }
BREAKPOINT {
    SOLVE states METHOD cnexp
    ica = gbar * m * (v - eca)
}
DERIVATIVE states {
    m' = (1 / (1 + exp(-(v + 45) / 6)) - m) / 1.5
    cai' = -ica * 0.3 - (cai - 5e-5) / 10
}
