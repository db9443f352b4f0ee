: A current whose slope depends on the voltage.
: record: bent
NEURON { NONSPECIFIC_CURRENT bent SUFFIX cur_nonlinear RANGE bent }
ASSIGNED { bent (mA/cm2) v (mV) away }
BREAKPOINT {
    away = (v + 62) / 15
    bent = exp(away) * away * 1.5e-4
}
