: A quotient whose denominator vanishes at one potential, where a series takes over.
: record: slow fast
NEURON { SUFFIX expr_singularity RANGE slow, fast }
ASSIGNED { slow fast v (mV) }
FUNCTION quotient(distance) {
    LOCAL size
    size = distance
    if (size < 0) { size = -size }
    quotient = 1 + distance / 2
    if (size > 2e-5) { quotient = distance / (1 - exp(-distance)) }
}
BREAKPOINT {
    slow = 0.1 * quotient(0.1 * v + 6)
    fast = quotient(0) - quotient(-1e-7) + quotient(v / 4)
}
