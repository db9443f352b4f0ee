: t, dt and celsius inside a mechanism.
: record: a b c
NEURON {
    SUFFIX var_environment
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a b c
}
PARAMETER { celsius (degC) }
BREAKPOINT {
    a = t
    b = dt * 1000
    c = 3^((celsius - 6.3) / 10)
}
