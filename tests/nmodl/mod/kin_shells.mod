: Shells, volumes and products of states are eliminated as in NEURON: they agree to the last bit.
: record: ca[0] ca[1] ca[2] buffer bound
: tolerance: 0 every operation is made in NEURON's order
NEURON {
    SUFFIX kin_shells
    RANGE a
}
ASSIGNED { v (mV) a }
STATE { ca[3] buffer bound }
INITIAL {
    FROM i = 0 TO 2 { ca[i] = 0.01 * (i + 1) }
    buffer = 0.5
    bound = 0.1
}
BREAKPOINT { SOLVE shells METHOD sparse }
KINETIC shells {
    a = 0.3 * exp(v / 25)
    COMPARTMENT i, 0.7 * (i + 1) { ca }
    COMPARTMENT 1.3 { buffer bound }
    ~ ca[0] << (0.01 * a)
    ~ ca[2] -> (0.03)
    FROM i = 0 TO 1 {
        ~ ca[i] <-> ca[i + 1] (0.1 * (i + 1), 0.07)
    }
    ~ ca[0] + buffer <-> bound (0.3, 0.2)
    ~ bound + 2 buffer <-> ca[2] (0.05, 0.01)
}
