: Three equations, coefficients from a PROCEDURE.
: record: x w z
NEURON {
    SUFFIX lin_three
}
STATE { x w z }
ASSIGNED { v (mV) a b }
BREAKPOINT { SOLVE system }
LINEAR system {
    coefficients(v)
    ~ a * x + w - z = 1
    ~ x - b * w = 2 * z
    ~ x + w + z = a
}
PROCEDURE coefficients(u) { a = 1 + u / 200 b = 3 }
