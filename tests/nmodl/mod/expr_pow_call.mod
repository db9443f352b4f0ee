: pow as a call.
: record: a b
NEURON {
    SUFFIX expr_pow_call
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = pow(fabs(v), 0.3)
    b = pow(2, v / 10) + pow(v, 2)
}
