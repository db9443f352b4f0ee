: Saturation and probability from the SCoP library.
: record: f[0] f[1] f[2] f[3] f[4] f[5] f[6] f[7]
: then: {show_number("big", big_scop_functions(23)) show_number("whole", big_scop_functions(6)) show_number("between", big_scop_functions(3.95))}
NEURON { SUFFIX scop_functions RANGE f }
ASSIGNED { v (mV) f[8] }
BREAKPOINT {
    f[0] = hyperbol(t, 3, 2)
    f[1] = revhyperbol(t, 3, 2)
    f[2] = sigmoid(t, 3, 2, 4)
    f[3] = revsigmoid(t, 3, 2, 4.5)
    f[4] = erf(t - 5)
    f[5] = gauss(t, 2, 3)
    f[6] = poisson(4, t + 1)
    f[7] = factorial(t)
}
FUNCTION big(n) { big = factorial(n) }
