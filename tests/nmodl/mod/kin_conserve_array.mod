: CONSERVE of an array and states beside it.
: record: s[0] s[1] s[2] x
NEURON {
    SUFFIX kin_conserve_array
}
STATE { s[3] x }
ASSIGNED { v (mV) }
INITIAL { s[0] = 0.5 s[1] = 0.25 s[2] = 0 x = 0.25 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ s[0] <-> s[1] (0.3, 0.1)
    ~ s[1] <-> s[2] (0.2, 0.2)
    ~ s[2] <-> x (0.6, 0.5)
    CONSERVE s[0] + s[1] + s[2] + x = 1
}
