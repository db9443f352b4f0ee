: at_time marks steps of a current.
: record: i
NEURON {
    SUFFIX old_at_time
    NONSPECIFIC_CURRENT i
}
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT {
    at_time(3)
    at_time(5)
    if (t >= 3 && t < 5) { i = -0.001 } else { i = 0 }
}
