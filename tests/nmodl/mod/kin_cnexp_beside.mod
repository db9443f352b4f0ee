: A KINETIC and a DERIVATIVE block in one mechanism.
: record: a b m
NEURON {
    SUFFIX kin_cnexp_beside
}
STATE { a b m }
ASSIGNED { v (mV) }
INITIAL { a = 1 }
BREAKPOINT {
    SOLVE scheme METHOD sparse
    SOLVE states METHOD cnexp
}
KINETIC scheme { ~ a <-> b (m, 0.1) }
DERIVATIVE states { m' = (b - m) / 3 + 0.1 }
