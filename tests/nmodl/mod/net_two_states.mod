: A synapse with rise and fall; a factor makes the peak as large as the weight.
: record: up down through
: weight: 0.003
NEURON {
    RANGE rise, fall, through
    POINT_PROCESS net_two_states
    NONSPECIFIC_CURRENT through
}
STATE { up down }
ASSIGNED { through (nA) v (mV) scale }
PARAMETER { fall = 3 (ms) rise = 0.4 (ms) }
NET_RECEIVE(strength) {
    LOCAL jump
    jump = scale * strength
    down = down + jump
    up = up - jump
}
INITIAL {
    LOCAL ratio
    ratio = fall / rise
    scale = 1 / (ratio^(-1 / (ratio - 1)) - ratio^(-ratio / (ratio - 1)))
    up = 0
    down = 0
}
BREAKPOINT {
    SOLVE decays METHOD cnexp
    through = v * (up + down)
}
DERIVATIVE decays {
    down' = -(1 / fall) * down
    up' = -(1 / rise) * up
}
