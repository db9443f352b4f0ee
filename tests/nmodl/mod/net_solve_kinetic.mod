: A synapse that drives a KINETIC scheme.
: record: o d i
: weight: 2
NEURON {
    POINT_PROCESS net_solve_kinetic
    NONSPECIFIC_CURRENT i
}
STATE { c o d }
ASSIGNED { v (mV) i (nA) T }
INITIAL { T = 0 c = 1 o = 0 d = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse i = 0.002 * o * v }
KINETIC scheme {
    ~ c <-> o (T, 0.4)
    ~ o <-> d (0.3, 0.05)
    CONSERVE c + o + d = 1
}
NET_RECEIVE(w) {
    if (flag == 0) { T = T + w net_send(0.5, 1) } else { T = 0 }
}
