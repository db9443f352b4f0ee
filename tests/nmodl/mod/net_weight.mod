: An event adds its weight.
: record: g i
: weight: 0.002
NEURON {
    POINT_PROCESS net_weight
    NONSPECIFIC_CURRENT i
    RANGE g
}
STATE { g (uS) }
ASSIGNED { v (mV) i (nA) }
INITIAL { g = 0 }
BREAKPOINT {
    SOLVE state METHOD cnexp
    i = g * v
}
DERIVATIVE state { g' = -g / 2 }
NET_RECEIVE(weight (uS)) { g = g + weight }
