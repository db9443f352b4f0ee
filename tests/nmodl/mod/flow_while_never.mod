: A WHILE whose body never runs, and one that ends at once.
: record: a b
NEURON {
    SUFFIX flow_while_never
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = 1
    while (v > 1000) { a = 2 }
    b = 0
    while (b == 0) { b = v }
}
