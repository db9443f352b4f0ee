: Two NONLINEAR equations.
: record: x w
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX nonlin_two
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 2.2 w = 1 }
BREAKPOINT { SOLVE system }
NONLINEAR system {
    ~ x * w = 2
    ~ x^2 + w = 5 + (v + 65) / 200
}
