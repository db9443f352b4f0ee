: CONSERVE replaces one equation.
: record: c o
NEURON {
    SUFFIX kin_conserve
}
STATE { c o }
ASSIGNED { v (mV) }
INITIAL { c = 0.4 o = 0.6 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ c <-> o (exp(v / 40), exp(-v / 60))
    CONSERVE c + o = 1
}
