: Eight arguments.
: record: a
NEURON {
    SUFFIX fun_many_arguments
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT { a = f(1, 2, 3, v, 5, 6, v + 7, 8) }
FUNCTION f(p, q, r, s, t1, u, w, x) { f = p + q * r - s / t1 + u * w - x }
