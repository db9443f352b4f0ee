: Two states, one reaction.
: record: c o
NEURON {
    SUFFIX kin_two_states
}
STATE { c o }
ASSIGNED { v (mV) }
INITIAL { c = 1 o = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme { ~ c <-> o (0.3, 0.1) }
