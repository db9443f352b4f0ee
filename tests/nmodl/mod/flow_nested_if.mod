: IF inside IF.
: record: a b
NEURON {
    SUFFIX flow_nested_if
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 0
    b = 1
    if (v > -68) {
        if (v > -60) {
            a = 1
            if (v > -50) { a = 2 b = v } else { b = -v }
        } else {
            a = -1
        }
    } else {
        if (t > 7) { b = t }
    }
}
