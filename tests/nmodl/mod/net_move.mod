: net_move shifts an event that is under way.
: record: n
: weight: 1
NEURON {
    POINT_PROCESS net_move
    RANGE n
}
ASSIGNED { v (mV) n }
INITIAL { n = 0 net_send(6, 1) }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 1) { n = n + 10 net_send(4, 1) } else { n = n + 1 net_move(t + 0.9) }
}
