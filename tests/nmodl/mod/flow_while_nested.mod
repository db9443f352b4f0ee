: WHILE inside WHILE, uneven between compartments.
: record: n
NEURON {
    SUFFIX flow_while_nested
    RANGE n
}
ASSIGNED {
    v (mV)
    n
}
BREAKPOINT {
    LOCAL i, j
    n = 0
    i = 0
    while (i < (v + 90) / 10) {
        j = 0
        while (j < i) {
            n = n + j * 0.5
            j = j + 1
        }
        i = i + 1
    }
}
