: COMPARTMENT with an index over an array.
: record: c[0] c[1] c[3]
NEURON {
    SUFFIX kin_compartment_index
}
STATE { c[4] }
ASSIGNED { v (mV) vol[4] }
INITIAL {
    FROM k = 0 TO 3 { c[k] = k + 1 vol[k] = 1 / (k + 1) }
}
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    COMPARTMENT k, vol[k] { c }
    FROM k = 0 TO 2 { ~ c[k] <-> c[k + 1] (0.2, 0.2) }
    ~ c[0] << (0.3)
}
