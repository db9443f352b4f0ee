: Reactions may depend on a condition.
: record: c o x
NEURON { SUFFIX kin_branches }
STATE { c o x }
ASSIGNED { v (mV) }
INITIAL { c = 0.6 o = 0.4 x = 1 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ c <-> o (exp(v / 40), exp(-v / 60))
    ~ x -> (0.1)
    if (v > -60) {
        ~ x << (0.5)
        ~ c << (0.02 * v)
    } else if (v < -64) {
        ~ x << (0.01 * v)
    } else {
        ~ x << (0.2)
    }
}
