: Decay to 0, growth, and a product with a sum.
: record: x w z
NEURON {
    SUFFIX cnexp_decay
}
STATE { x w z }
ASSIGNED { v (mV) }
INITIAL { x = 1 w = 1 z = 1 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states {
    x' = -x / 3
    w' = 0.1 * w
    z' = -z * (0.2 + 0.001 * v) + 1
}
