: A rate without the state: straight lines.
: record: x
NEURON {
    SUFFIX cnexp_constant_rate
}
STATE { x }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { x' = v / 50 + 1 }
