: A PROCEDURE sets variables of the instance.
: record: a b
NEURON {
    SUFFIX fun_procedure
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
INITIAL { rates(v) }
BREAKPOINT { rates(v + 1) }
PROCEDURE rates(x) {
    a = x * 2
    b = a + 1
}
