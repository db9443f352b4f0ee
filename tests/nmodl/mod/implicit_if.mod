: derivimplicit with IF around what the equations use.
: record: x w
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_if
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 0.3 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    LOCAL k
    if (v > -62) { k = 3 } else { k = 0.2 }
    x' = k * (1 - x) - x * w
    w' = x * x - w
}
