: state_discontinuity in NET_RECEIVE.
: record: g i
: weight: 0.002
NEURON {
    POINT_PROCESS net_discontinuity
    NONSPECIFIC_CURRENT i
}
STATE { g }
ASSIGNED { v (mV) i (nA) }
INITIAL { g = 0 }
BREAKPOINT { SOLVE state METHOD cnexp i = g * (v + 10) }
DERIVATIVE state { g' = -g / 2 }
NET_RECEIVE(w) { state_discontinuity(g, g + w) }
