: derivimplicit for three equations with a PROCEDURE and LOCALs.
: record: x w z
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX implicit_three
}
STATE { x w z }
ASSIGNED { v (mV) a }
INITIAL { x = 1 w = 1 z = 1 }
BREAKPOINT { SOLVE states METHOD derivimplicit }
DERIVATIVE states {
    LOCAL k
    rates(v)
    k = a * 2
    x' = k * (w - x)
    w' = x * (0.5 - z) - w
    z' = x * w - 0.8 * z
}
PROCEDURE rates(u) { a = 0.3 + 0.001 * u }
