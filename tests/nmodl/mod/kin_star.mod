: A KINETIC scheme whose states all exchange with one: equal rows are eliminated in NEURON's order.
: record: a b c d
: tolerance: 0 every operation is made in NEURON's order
NEURON { SUFFIX kin_star RANGE k }
PARAMETER { k = 0.7 (/ms) }
ASSIGNED { v (mV) }
STATE { a b c d }
BREAKPOINT { SOLVE scheme METHOD sparse }
INITIAL { a = 0.9 b = 0.07 c = 0.02 d = 0.01 }
KINETIC scheme {
    ~ a <-> b (k * exp(v / 31), k / 3)
    ~ a <-> c (k / 7, k * exp(-v / 47))
    ~ a <-> d (k * 0.13, k * 0.019)
}
