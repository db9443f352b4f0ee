: derivimplicit for one linear equation.
: record: x
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_one
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 1 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states { x' = -x / 3 + 0.01 * v }
