: DEFINE names a whole number.
: record: s x[2]
DEFINE N 4
NEURON {
    SUFFIX var_define
    RANGE x, s
}
ASSIGNED {
    v (mV)
    x[N] s
}
BREAKPOINT {
    s = 0
    FROM i = 0 TO N - 1 {
        x[i] = v + i
        s = s + x[i]
    }
}
