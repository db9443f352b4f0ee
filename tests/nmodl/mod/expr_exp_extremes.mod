: exp beyond the largest double and far below the smallest.
: record: a b c
NEURON {
    SUFFIX expr_exp_extremes
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a b c
}
BREAKPOINT {
    a = 1 / (1 + exp(-20 * v))
    b = exp(20 * v)
    c = exp(-700 - v / 100)
}
