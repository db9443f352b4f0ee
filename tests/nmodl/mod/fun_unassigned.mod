: A FUNCTION that is never given a value returns 0.
: record: a
NEURON {
    SUFFIX fun_unassigned
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    a = nothing(v)
}
FUNCTION nothing(x) { LOCAL y y = x }
