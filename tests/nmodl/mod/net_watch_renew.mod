: A WATCH is set anew in each state.
: record: n
: weight: 1
NEURON {
    POINT_PROCESS net_watch_renew
    RANGE n
}
ASSIGNED { v (mV) n }
INITIAL { n = 0 net_send(0, 1) }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 1) { WATCH (v > -57) 2 }
    if (flag == 2) { n = n + 1 WATCH (v < -60) 3 }
    if (flag == 3) { n = n + 10 WATCH (v > -57) 2 }
}
