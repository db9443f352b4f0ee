TITLE Passive membrane: a constant conductance, without a current to look at

NEURON {
    SUFFIX fastpas
    NONSPECIFIC_CURRENT i
    RANGE g, e
}

PARAMETER {
    g = 0.0005 <0, 1e9>
    e = -65
}

ASSIGNED {
    v (mV)
    i (mA/cm2)
}

BREAKPOINT {
    CONDUCTANCE g
    i = g*(v - e)
}
