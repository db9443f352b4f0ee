: cai as a STATE that the mechanism writes.
: ions: cai eca
NEURON {
    SUFFIX ion_concentration_state
    USEION ca READ ica, cai WRITE cai
}
PARAMETER { depth = 0.1 (um) }
ASSIGNED { v (mV) ica (mA/cm2) }
STATE { cai (mM) }
INITIAL { cai = 1e-4 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { cai' = -ica * 5e-2 / depth + (1e-4 - cai) / 20 }
