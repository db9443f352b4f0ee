: A linear current.
: record: i
NEURON {
    SUFFIX cur_linear
    NONSPECIFIC_CURRENT i
    RANGE g
}
PARAMETER { g = 2e-4 (S/cm2) e = -40 (mV) }
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT { i = g * (v - e) }
