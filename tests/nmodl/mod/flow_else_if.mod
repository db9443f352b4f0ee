: A chain of ELSE IF.
: record: a
NEURON {
    SUFFIX flow_else_if
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    if (v < -70) {
        a = 1
    } else if (v < -60) {
        a = 2 + v
    } else if (v < -50) {
        a = 3
    } else if (v < -40) {
        a = 4
    } else {
        a = 5 * v
    }
}
