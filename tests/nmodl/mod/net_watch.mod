: WATCH: the voltage crosses a threshold.
: record: n at
: weight: 1
NEURON {
    POINT_PROCESS net_watch
    RANGE n, at
}
ASSIGNED { v (mV) n at }
INITIAL { n = 0 net_send(0, 1) }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 1) {
        WATCH (v > -55) 2
    } else if (flag == 2) {
        n = n + 1
        at = t
    }
}
