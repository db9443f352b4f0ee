: FROM inside FROM, the inner one bounded by the outer.
: record: a
NEURON {
    SUFFIX flow_from_nested
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    a = 0
    FROM i = 0 TO 3 {
        FROM j = i TO 3 {
            a = a + i * 10 + j + v
        }
    }
}
