: The same pair of states in several reactions, a state on both sides.
: record: a b e
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_repeated_reaction
}
STATE { a b e }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 0 e = 0.3 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ a <-> b (0.1, 0.05)
    ~ a <-> b (0.2, 0.1)
    ~ a + e <-> b + e (0.5, 0.2)
}
