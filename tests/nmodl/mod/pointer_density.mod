: A POINTER of a density mechanism, set for each compartment.
: record: a
: hoc: setpointer soma.p_pointer_density(0.1), soma.v(0.9)
: hoc: setpointer soma.p_pointer_density(0.5), soma.v(0.1)
: hoc: setpointer soma.p_pointer_density(0.9), soma.v(0.5)
NEURON {
    SUFFIX pointer_density
    POINTER p
    RANGE a
}
ASSIGNED { v (mV) p a }
BREAKPOINT { a = p - v }
