: derivimplicit for a nonlinear equation.
: record: x
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_nonlinear
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 0.1 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states { x' = x * (1 - x) * 2 - 0.01 * (v + 60) * x }
