: A RANGE parameter with other values in each compartment.
: record: pull
: hoc: soma.strength_var_range_parameter_per_segment(0:1) = 1e-5:3e-4
PARAMETER { strength (S/cm2) }
ASSIGNED { pull (mA/cm2) v (mV) }
BREAKPOINT { pull = 50 * strength + strength * v }
NEURON { RANGE strength NONSPECIFIC_CURRENT pull SUFFIX var_range_parameter_per_segment }
