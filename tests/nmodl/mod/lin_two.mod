: A LINEAR system of two equations.
: record: x w
NEURON {
    SUFFIX lin_two
}
STATE { x w }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE system }
LINEAR system {
    ~ 2 * x + w = v / 10
    ~ x - w = 1
}
