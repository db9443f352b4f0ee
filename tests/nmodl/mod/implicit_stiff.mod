: derivimplicit for a stiff pair with current.
: record: c b
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_stiff
    NONSPECIFIC_CURRENT i
}
STATE { c b }
ASSIGNED { v (mV) i (mA/cm2) }
PARAMETER { g = 2e-4 }
INITIAL { c = 0.1 b = 0 }
BREAKPOINT {
    SOLVE states METHOD derivimplicit
    i = g * b * (v + 80)
}
DERIVATIVE states {
    c' = 0.01 * (v + 70) - 50 * c * (2 - b) + 20 * b
    b' = 50 * c * (2 - b) - 20 * b
}
