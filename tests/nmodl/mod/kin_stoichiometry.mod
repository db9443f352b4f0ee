: Whole numbers in front of the states.
: record: m d
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_stoichiometry
}
STATE { m d }
ASSIGNED { v (mV) }
INITIAL { m = 1 d = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ 2 m <-> d (0.7, 0.2)
    CONSERVE m + 2 d = 1
}
