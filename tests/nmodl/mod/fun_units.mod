: Arguments and results with units.
: record: a
: then: {show_number("alpha", alpha_fun_units(-40))}
NEURON { SUFFIX fun_units RANGE a }
UNITS { (mV) = (millivolt) }
ASSIGNED { v (mV) a (/ms) }
BREAKPOINT { a = alpha(v) }
FUNCTION alpha(x (mV)) (/ms) { alpha = 0.1 (/ms) * exp((x + 50 (mV)) / 20 (mV)) }
