: Two partners on both sides.
: record: a b c d
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_bimolecular_both
}
STATE { a b c d }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 0.5 c = 0.1 d = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme { ~ a + b <-> c + d (1.5, 0.4) }
