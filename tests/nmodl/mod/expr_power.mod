: Powers: whole, fractional, negative, of sums, nested.
: record: a b c d e
NEURON {
    SUFFIX expr_power
    RANGE a, b, c, d, e
}
ASSIGNED {
    v (mV)
    a b c d e
}
BREAKPOINT {
    LOCAL x
    x = v / 100 + 2
    a = x^3
    b = x^0.5 + x^-1.5
    c = (x + 1)^(x - 1)
    d = 2^3^2 + x^2^0.5
    e = -x^2 * 3
}
