: The state in odd places of a linear right-hand side.
: record: p q r s
NEURON {
    SUFFIX cnexp_forms
}
STATE { p q r s }
ASSIGNED { v (mV) }
INITIAL { p = 1 q = 1 r = 1 s = 1 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    p' = 1 - (p - 2) / 4 - 3 * (p / 2)
    q' = -(-(2 - q)) * 0.3
    r' = (1 - r) * 2 + (0.5 - r) / 3 - r
    s' = (v / 100 - s * 2 + 1) / 5
}
