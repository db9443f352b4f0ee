: CONSTANT block.
: record: a
NEURON {
    SUFFIX var_constant
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
CONSTANT {
    PI2 = 6.283185307179586
    q10 = 3
    offset = -65 (mV)
}
BREAKPOINT { a = PI2 * q10 * (v - offset) }
