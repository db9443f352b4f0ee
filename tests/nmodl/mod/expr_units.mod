: Numbers with units inside expressions.
: record: a b c
NEURON {
    SUFFIX expr_units
    RANGE a, b, c
}
ASSIGNED {
    v (mV)
    a (mV) b (/ms) c
}
UNITS {
    (mV) = (millivolt)
}
PARAMETER {
    k = 5 (mV)
    r = 0.3 (/ms)
}
BREAKPOINT {
    a = v + 65 (mV)
    b = r * exp((v + 40 (mV)) / k)
    c = (v - 1(mV)) / (1 (mV)) + 1.5 (1)
}
