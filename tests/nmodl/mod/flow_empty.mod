: Blocks with nothing in them.
: record: a
NEURON {
    SUFFIX flow_empty
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
INITIAL {
}
BREAKPOINT {
    if (v > 0) { } else { }
    FROM i = 0 TO 3 { }
    a = v
}
