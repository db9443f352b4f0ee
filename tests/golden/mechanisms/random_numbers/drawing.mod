NEURON {
    POINT_PROCESS Drawing
    RANGE a, b, c, d, e, f, g, k
    RANDOM r1, r2
}
PARAMETER { k = 1 }
ASSIGNED { a b c d e f g }
INITIAL {
    set_seed(4 + k)
    a = scop_random()
    b = exprand(2.5)
    c = normrand(1, 3)
    d = poisrand(4.2)
    random_setseq(r1, 5)
    e = random_uniform(r1)
    f = random_uniform(r1, -2, 3)
}
BREAKPOINT {
    a = scop_random()
    b = exprand(2.5)
    g = random_negexp(r2) + random_negexp(r2, 3)
}
AFTER SOLVE {
    c = normrand(1, 3)
    d = random_ipick(r2)
    e = random_dpick(r1)
    f = random_normal(r1) + random_normal(r1, 2, 0.5)
}
FUNCTION draw(m) { draw = exprand(m) }
FUNCTION own() { own = random_uniform(r1) }
PROCEDURE choose(i, j, l) { random_setids(r1, i, j, l) random_setseq(r1, 0) }
