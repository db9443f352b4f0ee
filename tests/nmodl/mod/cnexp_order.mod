: Equations are stepped one after the other: the second sees the first.
: record: x w
NEURON {
    SUFFIX cnexp_order
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 1 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    x' = -x
    w' = x - w / 2
}
