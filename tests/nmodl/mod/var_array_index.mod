: Indices that are computed, and truncated.
: record: s x[5]
NEURON {
    SUFFIX var_array_index
    RANGE x, s
}
ASSIGNED {
    v (mV)
    x[8] s
}
BREAKPOINT {
    LOCAL k
    FROM i = 0 TO 7 { x[i] = i * i }
    k = (v + 90) / 20
    if (k > 7) { k = 7 }
    if (k < 0) { k = 0 }
    s = x[k] + x[7 - k] * 100 + x[2]
}
