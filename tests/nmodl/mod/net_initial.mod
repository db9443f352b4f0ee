: INITIAL inside NET_RECEIVE prepares the weights of each NetCon.
: record: a
: weight: 0.5 7 7
: then: {show_number("r", nc[0].weight[1]) show_number("u", nc[1].weight[2])}
NEURON {
    POINT_PROCESS net_initial
    RANGE a
}
ASSIGNED { v (mV) a }
INITIAL { a = 0 }
BREAKPOINT { }
NET_RECEIVE(w, r, u) {
    INITIAL {
        r = 1
        u = w * 2
    }
    a = a + w * r * u
    r = r / 2
}
