: INITIAL calls what BREAKPOINT calls, in its own order.
: record: m n
NEURON {
    SUFFIX initial_rates
}
STATE { m n }
ASSIGNED { v (mV) k }
INITIAL {
    set(v)
    n = k
    set(v - 10)
    m = k
}
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { set(v) m' = k - m n' = -k * n }
PROCEDURE set(x) { k = 1 / (1 + exp(-x / 20)) }
