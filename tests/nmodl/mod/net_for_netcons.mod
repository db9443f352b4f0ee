: FOR_NETCONS visits the weights of all connections.
: record: s
: weight: 0.5 0
: hoc: objref more
: hoc: {more = new NetCon(source, pp[0]) more.delay = 2 more.weight = 0.25}
: then: {show_number("k", nc[0].weight[1]) show_number("more", more.weight[1])}
NEURON {
    POINT_PROCESS net_for_netcons
    RANGE s
}
ASSIGNED { v (mV) s }
INITIAL { s = 0 }
BREAKPOINT { }
NET_RECEIVE(w, k) {
    INITIAL { k = w * 3 }
    s = s + w
    FOR_NETCONS(u, m) {
        s = s + u * m
        m = m + 1
    }
}
