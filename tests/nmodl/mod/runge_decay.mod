: METHOD runge for two coupled equations.
: record: x w
NEURON {
    SUFFIX runge_decay
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 1 w = 0 }
BREAKPOINT { SOLVE states METHOD runge }
DERIVATIVE states {
    x' = -x + w * 0.3
    w' = x - w * 0.5 + 0.01 * v
}
