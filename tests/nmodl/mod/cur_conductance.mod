: CONDUCTANCE gives the slope.
: record: i g
NEURON {
    SUFFIX cur_conductance
    NONSPECIFIC_CURRENT i
    RANGE g
}
ASSIGNED { v (mV) i (mA/cm2) g (S/cm2) }
BREAKPOINT {
    CONDUCTANCE g
    g = 2e-4
    i = g * (v + 50)
}
