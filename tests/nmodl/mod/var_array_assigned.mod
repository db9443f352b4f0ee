: An ASSIGNED array, elements recorded.
: record: x[0] x[1] x[2] s
NEURON {
    SUFFIX var_array_assigned
    RANGE x, s
}
ASSIGNED {
    v (mV)
    x[3] s
}
BREAKPOINT {
    x[0] = v
    x[1] = x[0] * 2
    x[2] = x[1] - 1
    s = x[0] + x[1] + x[2]
}
