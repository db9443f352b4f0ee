: Spike-timing dependent plasticity: FOR_NETCONS on a postsynaptic spike seen by WATCH.
: record: g n
: weight: 0.002 0 0
: then: {show_number("A", nc[0].weight[1]) show_number("A_second", nc[1].weight[1])}
NEURON {
    POINT_PROCESS mix_stdp
    NONSPECIFIC_CURRENT i
    RANGE n
}
PARAMETER { d = 0.1 p = 0.2 tau = 10 (ms) }
STATE { g }
ASSIGNED { v (mV) i (nA) n post (ms) }
INITIAL { g = 0 n = 0 post = -1e9 net_send(0, 1) }
BREAKPOINT { SOLVE s METHOD cnexp i = g * v }
DERIVATIVE s { g' = -g / 2 }
NET_RECEIVE(w, A, pre (ms)) {
    INITIAL { A = 1 pre = -1e9 }
    if (flag == 0) {
        g = g + w * A
        pre = t
        A = A * (1 - d * exp((post - t) / tau))
    } else if (flag == 2) {
        n = n + 1
        post = t
        FOR_NETCONS(w1, A1, pre1) { A1 = A1 * (1 + p * exp((pre1 - t) / tau)) }
    } else {
        WATCH (v > -56) 2
    }
}
