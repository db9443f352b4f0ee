TITLE Integrate and fire cell with a slow input current

COMMENT
Events add their weight to a current i that falls back to its bias ib with time constant taus; the membrane m follows the
current with the shorter time constant taum, fires when it rises through 1 and starts again from 0:

    taus i' = ib - i        taum m' = i - m        taus > taum

i and m are those of the last event; I() and M() give those of this moment. Between events m(t) is known,

    m(t) = ib + p exp(-t/taus) + (m - ib - p) exp(-t/taum),    p = (i - ib) taus/(taus - taum),

so each event says when the cell will fire next, if at all. A self-event of flag 1 waits for that moment, and is moved.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL IntFire2
    RANGE taus, taum, ib, i, m
}

PARAMETER {
    taus = 20 (ms)
    taum = 10 (ms)
    ib = 0
}

ASSIGNED {
    i
    m
    t0 (ms)
}

INITIAL {
    if (taus <= taum) { taus = taum + 0.1 }
    i = ib
    m = 0
    t0 = t
    net_send(firetime(ib, 0, 0), 1)
}

FUNCTION share() { share = taus/(taus - taum) }

FUNCTION I() { I = ib + (i - ib)*exp(-(t - t0)/taus) }

FUNCTION M() {
    LOCAL p
    p = share()*(i - ib)
    M = ib + p*exp(-(t - t0)/taus) + (m - ib - p)*exp(-(t - t0)/taum)
}

NET_RECEIVE(w) {
    LOCAL inow
    inow = I()
    if (flag == 1) {
        net_event(t)
        m = 0
        net_send(firetime(ib, share()*(inow - ib), 0), 1)
    } else {
        m = M()
        inow = inow + w
        if (m >= 1) {
            net_move(t)
        } else {
            net_move(t + firetime(ib, share()*(inow - ib), m))
        }
    }
    i = inow
    t0 = t
}

: How long m needs from `start` < 1 to 1 on its way to `end`. With x = exp(-t/taum) this is where end + p x^r + q x = 1, 0 < x <= 1.
FUNCTION firetime(end, p, start) (ms) {
    LOCAL q, r, slope, x, peak
    r = taum/taus
    q = start - end - p
    slope = r*p + q
    firetime = 1e9
    if (end > 1 && p <= 0) {
        : It rises to `end` in the end. Where the tangent at x = 1 leads astray, y = exp(-t/taus) serves better.
        x = 0
        if (slope < 0) { x = 1 + (1 - start)/slope }
        if (x > 0) {
            firetime = -taum*log(newton1(end, p, q, r, x))
        } else {
            firetime = -taus*log(newton1(end, q, p, 1/r, 0))
        }
    } else if (end > 1 || end + p > 1) {
        : It may come down again before it gets to 1.
        x = (-q/(r*p))^(1/(r - 1))
        peak = end + p*x^r + q*x
        if (x < 1 && peak > 1) {
            firetime = -taum*log(newton1(end, p, q, r, 1 + (1 - start)/slope))
        }
    }
}

: Newton's method for end + p x^r + q x = 1, kept in 0 < x <= 1.
FUNCTION newton1(end, p, q, r, from) {
    LOCAL x, dx, miss, n
    x = from
    dx = 1
    miss = 1
    n = 0
    while ((fabs(dx) > 1e-6 || fabs(miss) > 1e-6) && n < 11) {
        miss = 1 - (end + p*x^r + q*x)
        dx = miss/(r*p*x^(r - 1) + q)
        x = x + dx
        if (x <= 0) { x = 1e-4 }
        if (x > 1) { x = 1 }
        n = n + 1
    }
    newton1 = x
}
