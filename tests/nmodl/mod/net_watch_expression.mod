: WATCH of a state against an expression.
: record: g n
: weight: 0.001
NEURON {
    POINT_PROCESS net_watch_expression
    NONSPECIFIC_CURRENT i
    RANGE n
}
STATE { g }
ASSIGNED { v (mV) i (nA) n }
INITIAL { g = 0 n = 0 net_send(0, 1) }
BREAKPOINT { SOLVE s METHOD cnexp i = g * v }
DERIVATIVE s { g' = -g / 3 }
NET_RECEIVE(w) {
    if (flag == 1) { WATCH (g > 0.001 + t * 1e-4) 2 }
    if (flag == 2) { n = n + 1 }
    if (flag == 0) { g = g + w }
}
