: Secondorder 2: a current from a state of derivimplicit, and STEADYSTATE where the mechanism begins.
: record: n g
: hoc: secondorder = 2
NEURON {
    SUFFIX half_steps_and_currents
    USEION k READ ek WRITE ik
    RANGE g
}
STATE { n m }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) g (S/cm2) }
INITIAL {
    n = 0.25
    SOLVE scheme STEADYSTATE sparse
}
BREAKPOINT {
    SOLVE states METHOD derivimplicit
    g = 1e-4 * n
    ik = g * (v - ek)
}
DERIVATIVE states { n' = (1 / (1 + exp(-(v + 60) / 8)) - n) / (1 + n) }
KINETIC scheme {
    ~ m <-> n (0.5, 0.25)
    CONSERVE m + n = 1
}
