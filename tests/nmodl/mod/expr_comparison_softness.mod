: Comparisons of nearly equal numbers are exact.
: record: a b c
NEURON {
    SUFFIX expr_comparison_softness
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a b c
}
BREAKPOINT {
    LOCAL x
    x = v + 1e-12
    a = (x == v) + 2 * (x > v)
    b = (0.1 + 0.2 == 0.3)
    c = (v + 1 - 1 == v)
}
