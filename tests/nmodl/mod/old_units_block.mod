: A UNITS block with aliases, factors and constants.
: record: a b c
NEURON {
    SUFFIX old_units_block
    RANGE a, b, c
}
UNITS {
    (mV) = (millivolt)
    (mA) = (milliamp)
    (molar) = (1/liter)
    (mM) = (millimolar)
    (um) = (micron)
    FARADAY = 96485.309 (coul)
    F = (faraday) (kilocoulombs)
    R = 8.3145 (joule/degC)
    RR = (k-mole) (joule/degC)
    PI = (pi) (1)
    e0 = 1.602e-19 (coulomb)
}
ASSIGNED { v (mV) a b c }
BREAKPOINT {
    a = v * FARADAY / (R * 300) * PI
    b = F / RR
    c = e0 * 1e19 + v
}
