: FROM ... TO counts through both ends.
: record: a b
NEURON {
    SUFFIX flow_from
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 0
    FROM i = 1 TO 5 {
        a = a + i * v
    }
    b = 0
    FROM i = 3 TO 3 { b = b + 1 }
    FROM i = 3 TO 2 { b = b + 100 }
}
