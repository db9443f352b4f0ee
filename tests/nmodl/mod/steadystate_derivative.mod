: SOLVE STEADYSTATE of a DERIVATIVE block in INITIAL: next to nothing happens there.
: record: x w
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX steadystate_derivative
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL {
    x = 0.002
    w = 0.003
    SOLVE states STEADYSTATE derivimplicit
}
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    x' = 1 - x + 0.01 * (v + 65)
    w' = x - 2 * w
}
