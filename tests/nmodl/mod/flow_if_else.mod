: IF with ELSE.
: record: a b
NEURON {
    SUFFIX flow_if_else
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    if (v > -55) {
        a = v + 55
        b = a * 2
    } else {
        a = -1
        b = v
    }
}
