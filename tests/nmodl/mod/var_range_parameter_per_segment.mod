: A RANGE parameter with other values in each compartment.
: record: i
: hoc: soma.g_var_range_parameter_per_segment(0:1) = 1e-5:3e-4
NEURON { SUFFIX var_range_parameter_per_segment NONSPECIFIC_CURRENT i RANGE g }
PARAMETER { g = 1e-4 (S/cm2) }
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT { i = g * (v + 50) }
