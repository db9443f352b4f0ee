TITLE Counts how often the membrane potential rises above a threshold

NEURON {
    POINT_PROCESS APCount
    RANGE n, thresh, time, firing
}

UNITS { (mV) = (millivolt) }

PARAMETER {
    n
    thresh = -20 (mV)
    time (ms)
}

ASSIGNED {
    v (mV)
    firing
}

INITIAL {
    n = 0
    firing = 0
    check()
}

BREAKPOINT { SOLVE check METHOD after_cvode }

PROCEDURE check() {
    if (v >= thresh && !firing) {
        firing = 1
        time = t
        : whoever records the crossings hears of this one
        net_event(t)
        n = n + 1
    }
    if (firing && v < thresh && t > time) { firing = 0 }
}
