: IF inside a DERIVATIVE block chooses the rate.
: record: x w
NEURON {
    SUFFIX cnexp_if
}
STATE { x w }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    LOCAL k
    if (v > -60) { k = 2 } else { k = 0.1 }
    x' = k - x / 2
    w' = x - w
}
