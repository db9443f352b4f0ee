: COMPARTMENT sets volumes.
: record: x w z
NEURON {
    SUFFIX kin_compartment
}
STATE { x w z }
ASSIGNED { v (mV) }
PARAMETER { v1 = 2 v2 = 0.5 }
INITIAL { x = 1 w = 0.1 z = 3 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    COMPARTMENT v1 { x }
    COMPARTMENT v2 { w z }
    ~ x <-> w (0.3, 0.2)
    ~ w <-> z (0.1, 0.4)
    ~ x << (0.1)
}
