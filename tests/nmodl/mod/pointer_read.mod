: A POINTER to the voltage of another place.
: record: i
: hoc: setpointer pp[0].vother, soma.v(0.9)
: hoc: setpointer pp[1].vother, soma.v(0.5)
NEURON {
    POINT_PROCESS pointer_read
    NONSPECIFIC_CURRENT i
    POINTER vother
}
ASSIGNED { v (mV) i (nA) vother (mV) }
BREAKPOINT { i = 0.01 * (v - vother) }
