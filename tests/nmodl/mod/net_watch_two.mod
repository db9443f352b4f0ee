: Two WATCH statements, up and down.
: record: n m
: weight: 1
NEURON {
    POINT_PROCESS net_watch_two
    RANGE n, m
}
ASSIGNED { v (mV) n m }
INITIAL { n = 0 m = 0 net_send(0, 1) }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 1) {
        WATCH (v > -58) 2
        WATCH (v < -62) 3
    }
    if (flag == 2) { n = n + 1 }
    if (flag == 3) { m = m + 1 }
}
