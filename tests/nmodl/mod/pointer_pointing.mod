: nrn_pointing asks whether a POINTER was set.
: record: a
: hoc: setpointer pp[0].p, soma.v(0.9)
: then: show_number("other", pp[1].a)
NEURON {
    POINT_PROCESS pointer_pointing
    POINTER p
    RANGE a
}
ASSIGNED { v (mV) p a }
BREAKPOINT { if (nrn_pointing(p)) { a = p } else { a = -1 } }
