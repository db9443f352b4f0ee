: Bounds of FROM are expressions, truncated.
: record: a
NEURON {
    SUFFIX flow_from_expressions
    GLOBAL n
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
PARAMETER { n = 4 }
BREAKPOINT {
    a = 0
    FROM i = n - 2 TO n * 2 - 1 { a = a + i }
    FROM i = 0 TO n + 1 { a = a + 0.5 }
}
