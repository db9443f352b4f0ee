: LAG looks back in time.
: record: a
NEURON {
    SUFFIX old_lag
    RANGE a
}
PARAMETER { wait = 2 }
ASSIGNED { v (mV) a }
BREAKPOINT {
    LAG v BY wait
    a = lag_v_wait
}
