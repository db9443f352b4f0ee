: exprand and normrand after set_seed.
: record: a b
: tstop: 0.3
NEURON {
    SUFFIX random_exprand
    RANGE a, b
}
ASSIGNED { v (mV) a b }
INITIAL { set_seed(3) a = exprand(2) b = normrand(1, 0.5) }
BREAKPOINT { }
