: cao written, cai read.
: ions: cao eca
NEURON {
    SUFFIX ion_outside
    USEION ca READ cai WRITE cao
}
ASSIGNED { v (mV) cai (mM) }
STATE { cao (mM) }
INITIAL { cao = 2 }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s { cao' = (1 - cao) / 5 + cai }
