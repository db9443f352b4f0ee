TITLE Synapse with a conductance of the form of an alpha function

COMMENT
From onset on the conductance is gmax*s*exp(1 - s), s = (t - onset)/tau, which peaks at gmax one tau later. It is taken
as 0 after 10 tau.
ENDCOMMENT

NEURON {
    POINT_PROCESS AlphaSynapse
    NONSPECIFIC_CURRENT i
    RANGE onset, tau, gmax, e, i
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
    (uS) = (microsiemens)
}

PARAMETER {
    onset = 0 (ms)
    tau = 0.1 (ms) <1e-3, 1e6>
    gmax = 0 (uS) <0, 1e9>
    e = 0 (mV)
}

ASSIGNED {
    v (mV)
    i (nA)
    g (uS)
}

BREAKPOINT {
    if (gmax) { at_time(onset) }
    g = gmax*alpha((t - onset)/tau)
    i = g*(v - e)
}

FUNCTION alpha(s) {
    alpha = 0
    if (s >= 0 && s <= 10) { alpha = s*exp(1 - s) }
}
