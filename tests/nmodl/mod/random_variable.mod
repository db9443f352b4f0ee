: RANDOM variables: uniform, normal, negexp.
: record: a b c
: weight: 1
: hoc: {pp[0].r.set_ids(1, 2, 3) pp[1].r.set_ids(4, 5, 6)}
NEURON {
    POINT_PROCESS random_variable
    RANDOM r
    RANGE a, b, c
}
ASSIGNED { v (mV) a b c }
INITIAL { random_setseq(r, 5) }
BREAKPOINT { }
NET_RECEIVE(w) {
    a = random_uniform(r)
    b = random_normal(r, 2, 3)
    c = random_negexp(r, 4)
}
