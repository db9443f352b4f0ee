: Without INITIAL the states start at 0.
: record: x
NEURON { SUFFIX var_default_start }
STATE { x }
ASSIGNED { v (mV) }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s { x' = (v + 65) / 10 - x / 3 }
