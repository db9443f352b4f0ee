: Two currents of one mechanism.
: record: i1 i2
NEURON {
    SUFFIX cur_two
    NONSPECIFIC_CURRENT i1, i2
}
ASSIGNED { v (mV) i1 (mA/cm2) i2 (mA/cm2) }
BREAKPOINT {
    i1 = 1e-4 * (v + 50)
    i2 = 2e-4 * (v + 80)
}
