: SOLVE of a PROCEDURE without METHOD: states moved by hand.
: record: m h
NEURON {
    SUFFIX procedure_solved
}
STATE { m h }
ASSIGNED { v (mV) dt }
INITIAL { m = 0.1 h = 0.9 }
BREAKPOINT { SOLVE go }
PROCEDURE go() {
    LOCAL a
    a = 1 - exp(-dt / 2)
    m = m + a * (1 / (1 + exp(-(v + 50) / 5)) - m)
    h = h + (1 - exp(-dt / 9)) * (0.5 - h)
}
