: STEADYSTATE sparse in INITIAL.
: record: c1 c2 o
NEURON {
    SUFFIX kin_steadystate
}
STATE { c1 c2 o }
ASSIGNED { v (mV) }
INITIAL { SOLVE scheme STEADYSTATE sparse }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ c1 <-> c2 (exp(v / 50), 0.2)
    ~ c2 <-> o (0.5, 0.3)
    CONSERVE c1 + c2 + o = 1
}
