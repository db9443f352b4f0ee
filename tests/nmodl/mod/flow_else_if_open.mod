: A chain of ELSE IF without a last ELSE.
: record: a
NEURON {
    SUFFIX flow_else_if_open
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    a = 0
    if (v < -66) { a = 1 } else if (v < -60) { a = 2 }
}
