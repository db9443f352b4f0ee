: scop_random after set_seed.
: record: a b
: tstop: 0.3
NEURON {
    SUFFIX random_scop
    RANGE a, b
}
ASSIGNED { v (mV) a b }
INITIAL { set_seed(17) a = scop_random() b = scop_random() }
BREAKPOINT { }
