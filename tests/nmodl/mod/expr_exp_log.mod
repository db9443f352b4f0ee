: exp, log, log10 and sqrt.
: record: a b c d
NEURON {
    SUFFIX expr_exp_log
    RANGE a, b, c, d
}
ASSIGNED {
    v (mV)
    a b c d
}
BREAKPOINT {
    a = exp(v / 20)
    b = log(v * v + 1)
    c = log10(exp(-v / 10) + 1)
    d = sqrt(fabs(v))
}
