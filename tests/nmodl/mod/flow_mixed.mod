: IF in loops in IF.
: record: a b
NEURON {
    SUFFIX flow_mixed
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 0
    b = 0
    if (v > -66) {
        FROM i = 0 TO 6 {
            if (i * 10 - 80 > v) {
                a = a + 1
            } else {
                b = b + i
                while (b > 8) { b = b - 3 }
            }
        }
    }
}
