: Array variables of a point process.
: record: x[1] x[2]
: hoc: {pp[0].w[0] = 3 pp[0].w[1] = 0.5}
NEURON {
    POINT_PROCESS point_array
    NONSPECIFIC_CURRENT i
    RANGE w, x
}
PARAMETER { w[2] }
ASSIGNED { v (mV) i (nA) x[3] }
BREAKPOINT {
    x[0] = w[0]
    x[1] = w[1] * v
    x[2] = x[0] + x[1]
    i = x[2] * 1e-5
}
