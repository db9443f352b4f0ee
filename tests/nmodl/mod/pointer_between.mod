: A POINTER to a variable of another instance.
: record: a
: hoc: setpointer pp[0].p, pp[1].a
: hoc: setpointer pp[1].p, soma.v(0.9)
NEURON {
    POINT_PROCESS pointer_between
    POINTER p
    RANGE a
}
ASSIGNED { v (mV) p a }
BREAKPOINT { a = v + p / 2 }
