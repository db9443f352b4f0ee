: A current whose slope depends on the voltage.
: record: i
NEURON {
    SUFFIX cur_nonlinear
    NONSPECIFIC_CURRENT i
}
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT { i = 1e-5 * (v + 65) * exp((v + 60) / 15) }
