: RANDOM with bounds, whole numbers, and its sequence read.
: record: a b c
: weight: 1
: hoc: {pp[0].r.set_ids(7, 8, 9) pp[1].r.set_ids(4, 5, 6)}
: then: show_number("seq", pp[0].r.get_seq())
NEURON {
    POINT_PROCESS random_variable_ranges
    RANDOM r
    RANGE a, b, c
}
ASSIGNED { v (mV) a b c }
INITIAL { random_setseq(r, 10) }
BREAKPOINT { }
NET_RECEIVE(w) {
    a = random_uniform(r, 5, 8)
    b = random_ipick(r)
    c = random_dpick(r) + random_normal(r) + random_negexp(r)
}
