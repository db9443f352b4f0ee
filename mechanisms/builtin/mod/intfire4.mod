TITLE Integrate and fire cell with fast excitation and slow inhibition

COMMENT
A positive weight makes a current e that decays with taue. A negative weight charges i1, which decays with taui1 into the
inhibitory current i2, which decays with taui2. Both flow into the membrane m, which leaks with taum; at 1 the cell fires
and m, but not the currents, starts from 0:

    e' = -ke e    i1' = -ki1 i1    i2' = -ki2 i2 + ai1 i1    m' = -km m + ae e + ai2 i2        (k = 1/tau)

ae, ai1 and ai2 are such that a single weight of 1 lifts m to 1 at its highest, and one of -1 takes it, and i2, to -1.
The variables are those of the last event; M(), E() and I() give membrane and currents of this moment.

As inhibition outlasts excitation, m never rises faster than now before it is at 1. So (1 - m)/m' is a time before which
the cell does not fire: a self-event looks again then, until m is within eps of 1. nself, nexcite and ninhibit count
events.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire4
    RANGE taue, taui1, taui2, taum, e, i1, i2, m, ae, ai2, ai1
    RANGE nself, nexcite, ninhibit
    GLOBAL eps, taueps
}

PARAMETER {
    taue = 5 (ms) <0, 1e9>
    taui1 = 10 (ms) <0, 1e9>
    taui2 = 20 (ms) <0, 1e9>
    taum = 50 (ms) <0, 1e9>
    ib = 0
    eps = 1e-6 <1e-9, 0.01>
    taueps = 0.01 <1e-9, 1e9>
}

ASSIGNED {
    e
    i1
    i2
    m
    t0 (ms)
    nself
    nexcite
    ninhibit
    ke (1/ms)
    ki1 (1/ms)
    ki2 (1/ms)
    km (1/ms)
    ae (1/ms)
    ai1 (1/ms)
    ai2 (1/ms)
    be
    bi1
    bi2
    enew
    i1new
    i2new
    mnew
}

INITIAL {
    fixprecondition()
    factors()
    e = 0
    i1 = 0
    i2 = 0
    m = 0
    t0 = t
    nself = 0
    nexcite = 0
    ninhibit = 0
    net_send(firetimebound(), 1)
}

NET_RECEIVE(w) {
    newstates(t - t0)
    update()
    if (m > 1 - eps) {
        net_event(t)
        m = 0
    }
    if (flag == 1) {
        nself = nself + 1
        net_send(firetimebound(), 1)
    } else {
        if (w > 0) {
            nexcite = nexcite + 1
            e = e + w
        } else {
            ninhibit = ninhibit + 1
            i1 = i1 + w
        }
        net_move(t + firetimebound())
    }
}

: The states `d` after the last event; `update` makes them those of this moment.
PROCEDURE newstates(d (ms)) {
    enew = e*exp(-ke*d)
    i1new = i1*exp(-ki1*d)
    i2new = i2_after(d)
    mnew = m_after(d)
}

PROCEDURE update() {
    e = enew
    i1 = i1new
    i2 = i2new
    m = mnew
    t0 = t
}

FUNCTION M() { M = m_after(t - t0) }

FUNCTION E() { E = ae*e*exp(-ke*(t - t0)) }

FUNCTION I() { I = ai2*i2_after(t - t0) }

: The cell does not fire earlier than this.
FUNCTION firetimebound() (ms) {
    LOCAL slope
    slope = ae*e + ai2*i2 - km*m
    firetimebound = 1e9
    if (slope > 1e-9) { firetimebound = (1 - m)/slope }
}

FUNCTION i2_after(d (ms)) { i2_after = i2*exp(-ki2*d) + bi1*i1*(exp(-ki2*d) - exp(-ki1*d)) }

FUNCTION m_after(d (ms)) {
    LOCAL leak, slow
    leak = exp(-km*d)
    slow = bi2*(i2 + bi1*i1)*(leak - exp(-ki2*d)) - bi2*bi1*i1*(ki2 - km)/(ki1 - km)*(leak - exp(-ki1*d))
    m_after = m*leak + be*e*(leak - exp(-ke*d)) + slow
}

: Where the difference of two decays, exp(-a t) - exp(-b t), is largest; and the factor that makes it 1 there.
FUNCTION unit_peak(a (1/ms), b (1/ms)) {
    LOCAL top
    top = log(a/b)/(a - b)
    unit_peak = 1/(exp(-a*top) - exp(-b*top))
}

PROCEDURE factors() {
    ke = 1/taue
    ki1 = 1/taui1
    ki2 = 1/taui2
    km = 1/taum
    be = unit_peak(km, ke)
    ae = be*(ke - km)
    bi1 = unit_peak(ki2, ki1)
    ai1 = bi1*(ki1 - ki2)
    : what one unit of i1 does to m when bi2 is 1
    e = 0
    i1 = 1
    i2 = 0
    m = 0
    bi2 = 1
    bi2 = 1/m_after(search())
    ai2 = bi2*(ki2 - km)
}

: Of the sign of m' after a unit of i1 alone.
FUNCTION deriv(d (ms)) (/ms2) {
    LOCAL leak
    leak = km*exp(-km*d)
    deriv = (ki2*exp(-ki2*d) - leak)/(ki2 - km) - (ki1*exp(-ki1*d) - leak)/(ki1 - km)
}

: When m is largest after a unit of i1 alone: a decade of time, then halves of it.
FUNCTION search() (ms) {
    LOCAL low, high, middle
    low = 1
    high = 1
    while (deriv(low) < 0 && low > 1e-9) {
        high = low
        low = low/10
    }
    while (deriv(high) > 0 && high < 1e9) {
        low = high
        high = high*10
    }
    middle = low
    while (high - low > 1e-6) {
        middle = (low + high)/2
        if (deriv(middle) > 0) {
            low = middle
        } else {
            high = middle
        }
    }
    search = middle
}

: The formulas want taue < taui2, taui1 < taui2 and no two time constants (nearly) the same.
PROCEDURE fixprecondition() {
    LOCAL longer
    if (taui2 < 4*taueps) { taui2 = 4*taueps }
    if (taui1 < 3*taueps) { taui1 = 3*taueps }
    if (taue < 2*taueps) { taue = 2*taueps }
    if (taui2 - taue < taueps) { taue = taui2 - taueps }
    if (taui1 > taui2) {
        printf("Warning: Swapped taui1 and taui2\n")
        longer = taui1
        taui1 = taui2
        taui2 = longer
    }
    if (taui2 - taui1 < taueps) { taui1 = taui2 - taueps }
    if (taum > taui2) {
        if (taum - taui2 < taueps) { taum = taui2 + taueps }
    } else {
        if (taui2 - taum < taueps) { taum = taui2 - taueps }
        if (fabs(taui1 - taum) < taueps) { taum = taui1 - taueps }
        : rounding may have left them too close
        if (fabs(taui1 - taum) < taueps) {
            if (taui1 < taum) { taum = taui1 - taueps } else { taui1 = taum - taueps }
        }
        if (fabs(taue - taum) < taueps) {
            if (taue < taum) { taum = taue - taueps } else { taue = taum - taueps }
        }
        if (fabs(taui1 - taum) < taueps) { taum = taui1 - taueps }
    }
}
