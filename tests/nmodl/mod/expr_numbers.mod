: Every way to write a number.
: record: a b c
NEURON {
    SUFFIX expr_numbers
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a b c
}
BREAKPOINT {
    a = 1 + 2. + .5 + 3.25
    b = 1e-3 + 1.5E+2 + 2e2 + .5e1
    c = 0.1 + 1e-300 * v + 123456789012
}
