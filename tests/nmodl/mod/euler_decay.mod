: Explicit Euler.
: record: x
NEURON {
    SUFFIX euler_decay
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 1 }
BREAKPOINT { SOLVE states METHOD euler }
DERIVATIVE states { x' = -x / 3 + 0.01 * v }
