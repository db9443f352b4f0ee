TITLE A synapse whose resources are used up by each event and recover; the state of a connection is in its weights

NEURON {
    POINT_PROCESS Depressing
    NONSPECIFIC_CURRENT i
    RANGE tau, e, i, g, recovery, use, last_strength, count
}

UNITS { (nA) = (nanoamp) (mV) = (millivolt) (uS) = (microsiemens) }

PARAMETER { tau = 2 (ms) e = 0 (mV) recovery = 80 (ms) use = 0.4 }

ASSIGNED { v (mV) i (nA) last_strength count }

STATE { g (uS) }

INITIAL {
    g = 0
    last_strength = 0
    count = 0
}

BREAKPOINT {
    SOLVE decay METHOD cnexp
    i = g*(v - e)
}

DERIVATIVE decay { g' = -g/tau }

NET_RECEIVE(weight (uS), resources, before (ms)) {
    INITIAL {
        resources = 1
        before = -1e9
    }
    resources = 1 - (1 - resources)*exp(-(t - before)/recovery)
    last_strength = weight*resources*use
    resources = resources*(1 - use)
    before = t
    g = g + last_strength
    count = count + 1
}
