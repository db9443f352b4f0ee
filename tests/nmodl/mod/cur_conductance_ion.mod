: CONDUCTANCE of an ion current.
: record: n gk
: ions: ik ek
NEURON {
    SUFFIX cur_conductance_ion
    USEION k READ ek WRITE ik
    RANGE gk
}
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) gk (S/cm2) }
STATE { n }
INITIAL { n = 0.3 }
BREAKPOINT {
    CONDUCTANCE gk USEION k
    SOLVE states METHOD cnexp
    gk = 1e-3 * n
    ik = gk * (v - ek)
}
DERIVATIVE states { n' = (1 / (1 + exp(-(v + 50) / 8)) - n) / 2 }
