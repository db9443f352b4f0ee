: Two states, rates from a PROCEDURE, a current that uses both.
: record: m h i minf
NEURON {
    SUFFIX cnexp_two_gates
    NONSPECIFIC_CURRENT i
    RANGE g, minf
}
STATE { m h }
ASSIGNED { v (mV) i (mA/cm2) minf mtau hinf htau }
PARAMETER { g = 3e-3 (S/cm2) }
INITIAL { rates(v) m = minf h = hinf }
BREAKPOINT {
    SOLVE states METHOD cnexp
    i = g * m^3 * h * (v - 40)
}
DERIVATIVE states {
    rates(v)
    m' = (minf - m) / mtau
    h' = (hinf - h) / htau
}
PROCEDURE rates(x) {
    minf = 1 / (1 + exp(-(x + 45) / 6))
    mtau = 0.1 + 0.4 * exp(-((x + 50) / 30)^2)
    hinf = 1 / (1 + exp((x + 60) / 7))
    htau = 1 + 5 / (1 + exp((x + 50) / 10))
}
