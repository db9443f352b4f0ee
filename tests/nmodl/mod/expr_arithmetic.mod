: The four operations, their precedence and unary minus.
: record: a b c d
NEURON {
    SUFFIX expr_arithmetic
    RANGE a, b, c, d
}
ASSIGNED {
    v (mV)
    a b c d
}
BREAKPOINT {
    a = 1 + 2 * v - 3 / 4
    b = (1 + 2) * (v - 3) / 4
    c = -v - -v * -2
    d = v - 1 - 2 - 3 * (4 - (5 - v / 7 / 2))
}
