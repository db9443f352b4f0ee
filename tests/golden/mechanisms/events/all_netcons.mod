NEURON { POINT_PROCESS AllNetCons  RANGE total, count, i  NONSPECIFIC_CURRENT i }
ASSIGNED { v total count i }
BREAKPOINT { i = 0 }
INITIAL { count = 0 }
NET_RECEIVE(w, a, b) {
    INITIAL { a = w*2  b = t - 1 }
    printf("recv t=%g w=%g a=%g b=%g\n", t, w, a, b)
    w = w + 0.5
    FOR_NETCONS(w1, a1, b1) {
        count = count + 1 total = total + w1
        if (a1 > 3) { a1 = a1 - 1 }
        b1 = b1 + w
        w1 = w1*2
    }
    printf("     after w=%g a=%g b=%g count=%g\n", w, a, b, count)
    b = t
}
