: A rate that depends on a state.
: record: a b
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_rate_of_state
}
STATE { a b }
ASSIGNED { v (mV) }
INITIAL { a = 1 b = 0.1 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme { ~ a <-> b (b * 2, 0.1) }
