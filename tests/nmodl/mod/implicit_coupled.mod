: derivimplicit for two coupled nonlinear equations.
: record: x w
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_coupled
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 1 w = 0.5 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    x' = w - x * x * x / 3 + x
    w' = -(x - 0.7 + 0.8 * w) / 12
}
