: A current that depends on time alone.
: record: i
NEURON {
    SUFFIX cur_time
    NONSPECIFIC_CURRENT i
}
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT {
    if (t > 2 && t < 6) { i = -0.002 } else { i = 0 }
}
