: A ring of reactions with a CONSERVE is eliminated as in NEURON: its steady state and its course agree to the last bit.
: record: c1 c2 c3 o i1 i2
: tolerance: 0 every operation is made in NEURON's order
NEURON {
    SUFFIX kin_ring
    RANGE a, b
}
ASSIGNED { v (mV) a b }
STATE { c1 c2 c3 o i1 i2 }
INITIAL { SOLVE gate STEADYSTATE sparse }
BREAKPOINT { SOLVE gate METHOD sparse }
KINETIC gate {
    a = 0.3 * exp(v / 25)
    b = 0.4 * exp(-v / 35)
    ~ c1 <-> c2 (3 * a, b)
    ~ c2 <-> c3 (2 * a, 2 * b)
    ~ c3 <-> o (a, 3 * b)
    ~ o <-> i1 (0.02 * a, 0.03)
    ~ c3 <-> i2 (0.05 * a, 0.013)
    ~ i2 <-> i1 (a, 0.1)
    ~ i2 <-> c1 (b / 3, 0.05)
    CONSERVE c1 + c2 + c3 + o + i1 + i2 = 1
}
