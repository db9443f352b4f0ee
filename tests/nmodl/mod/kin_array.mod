: States in an array, reactions in a loop.
: record: s[0] s[2] s[4]
NEURON {
    SUFFIX kin_array
}
STATE { s[5] }
ASSIGNED { v (mV) }
INITIAL { s[0] = 1 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    FROM k = 0 TO 3 {
        ~ s[k] <-> s[k + 1] (0.5 * (k + 1), 0.3)
    }
}
