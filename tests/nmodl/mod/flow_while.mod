: WHILE with a trip count that depends on the voltage.
: record: n s
NEURON {
    SUFFIX flow_while
    RANGE n, s
}
ASSIGNED {
    v (mV)
    n s
}
BREAKPOINT {
    LOCAL x
    n = 0
    s = 0
    x = fabs(v)
    while (x > 10) {
        x = x - 7.3
        s = s + x
        n = n + 1
    }
}
