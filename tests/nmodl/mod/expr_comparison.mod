: Comparisons and logical operators give 1 or 0 and can be computed with.
: record: a b c d e f
NEURON {
    SUFFIX expr_comparison
    RANGE a, b, c, d, e, f
}
ASSIGNED {
    v (mV)
    a b c d e f
}
BREAKPOINT {
    a = (v > -65) + 2 * (v >= -60) + 4 * (v < -50) + 8 * (v <= -70)
    b = (v == v) + 2 * (v != v)
    c = (v > -65 && v < -40) * 10
    d = (v < -66 || v > -55) + !(v > -60)
    e = !v + !!v
    f = (v > -64) == (v > -63)
}
