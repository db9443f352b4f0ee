: With secondorder derivimplicit makes its step in two halves.
: record: m n w
: hoc: secondorder = 2
NEURON {
    SUFFIX half_steps_of_equations
    RANGE w
}
STATE { m n }
ASSIGNED { v (mV) w }
INITIAL { m = 1 n = 0.5 w = 0 }
BREAKPOINT {
    SOLVE together METHOD derivimplicit
    w = m + dt
}
DERIVATIVE together {
    m' = -0.5 * m * n
    n' = 0.25 * m - 0.125 * n + v / 1000
}
