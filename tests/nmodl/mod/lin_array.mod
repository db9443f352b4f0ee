: A LINEAR system over an array.
: record: x[0] x[1] x[2]
NEURON {
    SUFFIX lin_array
}
STATE { x[3] }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE system }
LINEAR system {
    ~ x[0] * 2 - x[1] = v
    ~ -x[0] + 2 * x[1] - x[2] = 0
    ~ -x[1] + 2 * x[2] = 1
}
