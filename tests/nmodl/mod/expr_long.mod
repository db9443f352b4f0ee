: Deep parentheses and long sums keep the order of operations.
: record: a b
NEURON {
    SUFFIX expr_long
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = ((((((((v + 0.1) * 0.3) - 0.7) / 1.1) + v) * 1.3) - v) / 0.9)
    b = 0.1 + 0.2 + 0.3 + v / 3 - 0.4 - 0.5 + 0.6 * v - 0.7 + 0.8 - 0.9 + 1.1 * v / 1.2 + 1.3 - 1.4 + 1.5
}
