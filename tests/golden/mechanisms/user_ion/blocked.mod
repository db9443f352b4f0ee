TITLE A leak that the drug blocks

NEURON {
    SUFFIX blocked
    USEION dr READ dri, dro VALENCE 2
    NONSPECIFIC_CURRENT i
    RANGE g, e, block, i
}

UNITS { (mV) = (millivolt) (mA) = (milliamp) (mM) = (milli/liter) }

PARAMETER { g = 0.0005 (mho/cm2) e = -60 (mV) k = 0.3 (mM) }

ASSIGNED { v (mV) i (mA/cm2) dri (mM) dro (mM) block }

BREAKPOINT {
    block = k/(k + dri)
    i = g*block*(v - e)
}
