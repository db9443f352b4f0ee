: cnexp for an equation that is not linear: NEURON takes derivimplicit.
: record: x
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_fallback
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 0.5 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { x' = 1 - x * x - x * 0.2 }
