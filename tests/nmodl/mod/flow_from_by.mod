: FROM ... TO ... BY with steps of two and three.
: record: a b
NEURON {
    SUFFIX flow_from_by
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 0
    FROM i = 0 TO 9 BY 2 { a = a * 2 + i }
    b = 0
    FROM i = 1 TO 10 BY 3 { b = b + i * v }
}
