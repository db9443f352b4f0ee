: Short-term depression with the time of the last event in the weights.
: record: g i
: weight: 0.004 0 0
: then: show_number("x", nc[0].weight[1])
NEURON {
    POINT_PROCESS net_depression
    NONSPECIFIC_CURRENT i
    RANGE g
}
STATE { g }
ASSIGNED { v (mV) i (nA) }
INITIAL { g = 0 }
BREAKPOINT { SOLVE state METHOD cnexp i = g * v }
DERIVATIVE state { g' = -g / 1.5 }
NET_RECEIVE(w, x, last (ms)) {
    INITIAL { x = 1 last = 0 }
    x = 1 + (x - 1) * exp(-(t - last) / 20)
    g = g + w * x * 0.5
    x = x - x * 0.5
    last = t
}
