: Material leaves with ->.
: record: x w
NEURON {
    SUFFIX kin_outflow
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 2 w = 1 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ x -> (0.4)
    ~ w <-> x (0.1, 0.3)
}
