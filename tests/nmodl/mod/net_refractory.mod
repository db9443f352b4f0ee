: Events that come too early are ignored.
: record: n last
: weight: 1
NEURON {
    POINT_PROCESS net_refractory
    RANGE n, last
}
ASSIGNED { v (mV) n last }
INITIAL { n = 0 last = -1e9 }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (t - last >= 2) { n = n + 1 last = t }
}
