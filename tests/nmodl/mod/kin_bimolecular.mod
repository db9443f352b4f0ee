: Two partners on one side.
: record: ca buf cabuf
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX kin_bimolecular
}
STATE { ca buf cabuf }
ASSIGNED { v (mV) }
INITIAL { ca = 0.5 buf = 1 cabuf = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ ca + buf <-> cabuf (2, 0.3)
    ~ ca << (0.05)
    ~ ca -> (0.2)
}
