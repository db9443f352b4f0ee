: Nonlinear in other states, linear in its own.
: record: x w
NEURON {
    SUFFIX cnexp_nonlinear_in_others
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 0.5 w = 0.2 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    x' = w * w - x * w
    w' = exp(-x) - w * x
}
