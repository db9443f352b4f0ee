: Three of one kind and one of another.
: record: a b c
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_stoichiometry_triple
}
STATE { a b c }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 0.5 c = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme { ~ 3 a + b <-> c (0.4, 0.1) }
