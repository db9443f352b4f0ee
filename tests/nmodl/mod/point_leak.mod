: A point process with a current, parameters of each instance.
: record: i
: hoc: {pp[1].g = 0.002 pp[1].e = -70}
NEURON {
    POINT_PROCESS point_leak
    NONSPECIFIC_CURRENT i
    RANGE g, e
}
PARAMETER { g = 0.001 (uS) e = -40 (mV) }
ASSIGNED { v (mV) i (nA) }
BREAKPOINT { i = g * (v - e) }
