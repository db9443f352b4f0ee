: Two conserved sums in one scheme.
: record: a b c d
NEURON {
    SUFFIX kin_two_conserves
}
STATE { a b c d }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 0 c = 2 d = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ a <-> b (0.4, 0.1)
    ~ c <-> d (0.2, 0.3)
    CONSERVE a + b = 1
    CONSERVE c + d = 2
}
