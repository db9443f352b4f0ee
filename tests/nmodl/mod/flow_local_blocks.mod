: LOCAL in an inner block hides the outer one.
: record: a b
NEURON {
    SUFFIX flow_local_blocks
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    LOCAL x, y
    x = 1
    y = 2
    if (v > -65) {
        LOCAL x
        x = v
        y = y + x
    }
    a = x
    b = y
}
