: net_send from INITIAL: a clock.
: record: n
: weight: 1
NEURON {
    POINT_PROCESS net_send_initial
    RANGE n
}
ASSIGNED { v (mV) n }
INITIAL { n = 0 net_send(1.5, 7) }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 7) {
        n = n + 1
        net_send(2, 7)
    }
}
