: A NONLINEAR equation.
: record: x
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX nonlin_one
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 1 }
BREAKPOINT { SOLVE system }
NONLINEAR system { ~ x^2 + x = 3 + v / 100 }
