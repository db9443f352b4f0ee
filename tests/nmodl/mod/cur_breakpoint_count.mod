: How often BREAKPOINT runs in a step: a counter shows it.
: record: n i
NEURON {
    SUFFIX cur_breakpoint_count
    NONSPECIFIC_CURRENT i
    RANGE n
}
ASSIGNED { v (mV) i (mA/cm2) n }
INITIAL { n = 0 }
BREAKPOINT {
    n = n + 1
    i = 1e-4 * (v + 60)
}
