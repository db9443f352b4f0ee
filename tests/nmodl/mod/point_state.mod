: STATEs of a point process.
: record: m i
NEURON {
    POINT_PROCESS point_state
    NONSPECIFIC_CURRENT i
    RANGE m
}
STATE { m }
ASSIGNED { v (mV) i (nA) }
INITIAL { m = 0.5 }
BREAKPOINT {
    SOLVE states METHOD cnexp
    i = 0.001 * m * (v + 80)
}
DERIVATIVE states { m' = (1 / (1 + exp(-(v + 55) / 5)) - m) / 3 }
