: A leaky integrator that is brought up to date at each event.
: record: m
: weight: 1.6
: then: show_number("t0", pp[0].t0)
NEURON {
    ARTIFICIAL_CELL cell_leaky
    RANGE tau, m, t0
}
PARAMETER { tau = 3 (ms) }
ASSIGNED { m t0 (ms) }
INITIAL { m = 0 t0 = 0 }
NET_RECEIVE(w) {
    m = m * exp(-(t - t0) / tau) + w
    t0 = t
    if (m > 1) { net_event(t) m = 0 }
}
