: sinh, cosh and tanh.
: record: a b c
NEURON {
    SUFFIX expr_hyperbolic
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a b c
}
BREAKPOINT {
    a = sinh(v / 50)
    b = cosh(v / 50)
    c = tanh(v / 50)
}
