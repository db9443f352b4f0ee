TITLE Leaky integrate and fire cell that events drive at once

COMMENT
m decays with tau and grows by the weight of each event; above 1 the cell fires, and ignores its input for refrac. m is
brought up to date at events only; M() tells what it is now (2 and then -1 while the cell is refractory, for plots).
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire1
    RANGE tau, refrac, m
}

PARAMETER {
    tau = 10 (ms)
    refrac = 5 (ms)
}

ASSIGNED {
    m
    t0 (ms)
    refractory
}

INITIAL {
    m = 0
    t0 = t
    refractory = 0
}

FUNCTION M() {
    if (refractory == 0) {
        M = m*exp(-(t - t0)/tau)
    } else if (refractory == 1) {
        M = -1
        if (t - t0 < 0.5) { M = 2 }
    }
}

NET_RECEIVE(w) {
    if (refractory == 0) {
        m = m*exp(-(t - t0)/tau) + w
        t0 = t
        if (m > 1) {
            refractory = 1
            m = 2
            net_send(refrac, refractory)
            net_event(t)
        }
    } else if (flag == 1) {
        t0 = t
        refractory = 0
        m = 0
    }
}
