: A LOCAL array.
: record: a
NEURON {
    SUFFIX flow_local_array
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    LOCAL x[4]
    FROM i = 0 TO 3 { x[i] = v * i }
    a = x[0] + x[1] * x[2] - x[3]
}
