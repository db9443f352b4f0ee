: x / (1 - exp(-x)) with a branch around its singularity.
: record: a b
NEURON {
    SUFFIX expr_singularity
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    a = vtrap(v + 60, 10)
    b = vtrap(0, 1) + vtrap(1e-8, 1)
}
FUNCTION vtrap(x, y) {
    if (fabs(x / y) < 1e-6) {
        vtrap = y * (1 - x / y / 2)
    } else {
        vtrap = x / (exp(x / y) - 1)
    }
}
