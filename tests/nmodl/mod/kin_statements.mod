: Assignments, IF and LOCAL between reactions.
: record: a b
NEURON {
    SUFFIX kin_statements
}
STATE { a b }
ASSIGNED { v (mV) }
INITIAL { a = 1 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    LOCAL k
    if (v > -60) { k = 1.5 } else { k = 0.2 }
    ~ a <-> b (k, 0.1)
    k = k / 10
    ~ b <-> a (k, 0)
}
