: nrn_ghk as a function of the language.
: ions: ica
NEURON {
    SUFFIX cur_nrn_ghk
    USEION ca READ cai, cao WRITE ica
}
PARAMETER { p = 2e-6 }
ASSIGNED { v (mV) cai (mM) cao (mM) ica (mA/cm2) }
BREAKPOINT { ica = p * nrn_ghk(v, cai, cao, 2) }
