: Three states in a cycle, rates from a PROCEDURE, a current.
: record: c1 c2 o
NEURON {
    SUFFIX kin_cycle
    NONSPECIFIC_CURRENT i
}
STATE { c1 c2 o }
ASSIGNED { v (mV) i (mA/cm2) a b }
PARAMETER { g = 1e-3 (S/cm2) }
INITIAL { c1 = 1 c2 = 0 o = 0 }
BREAKPOINT {
    SOLVE scheme METHOD sparse
    i = g * o * (v + 80)
}
KINETIC scheme {
    rates(v)
    ~ c1 <-> c2 (a, b)
    ~ c2 <-> o (2 * a, b / 2)
    ~ o <-> c1 (0.05, 0.01)
    CONSERVE c1 + c2 + o = 1
}
PROCEDURE rates(x) {
    a = 0.8 * exp((x + 50) / 25)
    b = 0.4 * exp(-(x + 50) / 30)
}
