: A weight vector of three, one element changed by the event.
: record: a
: weight: 0.5 1 0
: then: {show_number("n", nc[0].weight[1]) show_number("last", nc[1].weight[2])}
NEURON {
    POINT_PROCESS net_weights
    RANGE a
}
ASSIGNED { v (mV) a }
INITIAL { a = 0 }
BREAKPOINT { }
NET_RECEIVE(w, n, last) {
    a = a + w * n
    n = n + 1
    last = t
}
