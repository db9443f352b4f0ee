TITLE Leaky integrate and fire cell that events drive at once

COMMENT
m decays with tau and grows by the weight of each event; above 1 the cell fires, and ignores its input for refrac. m is
brought up to date at events only; M() tells what it is now (2 and then -1 while the cell is refractory, for plots).
ENDCOMMENT

NEURON {
    RANGE tau, refrac, m
    ARTIFICIAL_CELL IntFire1
}

DEFINE RESTED 1

PARAMETER {
    tau = 10 (ms)
    refrac = 5 (ms)
}

ASSIGNED {
    refractory
    t0 (ms)
    m
}

INITIAL {
    refractory = 0
    t0 = t
    m = 0
}

FUNCTION M() {
    LOCAL since
    since = t - t0
    if (refractory != 0) {
        M = 2
        if (since >= 0.5) { M = -1 }
    } else {
        M = exp(-since/tau)*m
    }
}

NET_RECEIVE(w) {
    if (refractory != 0) {
        if (flag == RESTED) {
            m = 0
            refractory = 0
            t0 = t
        }
    } else {
        m = w + exp(-(t - t0)/tau)*m
        t0 = t
    }
    if (m > 1 && refractory == 0) {
        m = 2
        refractory = RESTED
        net_send(refrac, RESTED)
        net_event(t)
    }
}
