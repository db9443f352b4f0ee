: IF without ELSE keeps what was there.
: record: a b
NEURON {
    SUFFIX flow_if
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 1
    if (v > -60) {
        a = v
    }
    b = 0
    if (v > -70) { b = 2 }
    if (v > -50) { b = b + 3 }
}
