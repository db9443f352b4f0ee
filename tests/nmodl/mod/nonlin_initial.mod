: A NONLINEAR block solved in INITIAL.
: record: x
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX nonlin_initial
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 0.5 SOLVE start }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { x' = -x }
NONLINEAR start { ~ exp(x) = 2 + x }
