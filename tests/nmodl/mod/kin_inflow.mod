: Material comes in with <<.
: record: x w
NEURON {
    SUFFIX kin_inflow
}
STATE { x w }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ x << (0.3 + v / 1000)
    ~ x <-> w (0.5, 0.2)
}
