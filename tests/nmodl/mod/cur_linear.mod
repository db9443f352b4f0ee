: A leak: current in proportion to the distance from its reversal.
: record: leak
NEURON {
    SUFFIX cur_linear
    RANGE leak, per_mV
    NONSPECIFIC_CURRENT leak
}
ASSIGNED { leak (mA/cm2) v (mV) }
PARAMETER {
    per_mV = 2e-4 (S/cm2)
    turn = -40 (mV)
}
BREAKPOINT { leak = -per_mV * (turn - v) }
