: sin, cos, tan and their inverses.
: record: a b c d
NEURON {
    SUFFIX expr_trigonometric
    RANGE a, b, c, d
}
ASSIGNED {
    v (mV)
    a b c d
}
BREAKPOINT {
    LOCAL x
    x = v / 100
    a = sin(x) + cos(2 * x)
    b = tan(x)
    c = asin(x / 2) + acos(x / 2) + atan(x)
    d = atan2(x, 0.3)
}
