: cai as an ASSIGNED variable written in BREAKPOINT.
: ions: cai eca
NEURON {
    SUFFIX ion_concentration_assigned
    USEION ca WRITE cai
    RANGE c0
}
PARAMETER { c0 = 1e-4 }
ASSIGNED { v (mV) cai (mM) }
INITIAL { cai = c0 }
BREAKPOINT { cai = c0 * (1 + t) }
