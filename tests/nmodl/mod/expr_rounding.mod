: fabs, floor, ceil and fmod.
: record: a b c d
NEURON {
    SUFFIX expr_rounding
    RANGE a, b, c, d
}
ASSIGNED {
    v (mV)
    a b c d
}
BREAKPOINT {
    a = fabs(v)
    b = floor(v) + 100 * ceil(v / 3)
    c = fmod(v, 7)
    d = fmod(-v, 2.5)
}
