: Explicit Euler for an oscillator: all slopes are taken before any state moves.
: record: x w
NEURON {
    SUFFIX euler_coupled
}
STATE { x w }
ASSIGNED { v (mV) }
INITIAL { x = 1 w = 0 }
BREAKPOINT { SOLVE states METHOD euler }
DERIVATIVE states {
    x' = w
    w' = -x
}
