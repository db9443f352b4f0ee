: A GLOBAL array, set from HOC and by INITIAL.
: record: s
: hoc: {w_var_array_global[1] = 4}
: then: {show_number("w0", w_var_array_global[0])}
NEURON { SUFFIX var_array_global RANGE s GLOBAL w }
ASSIGNED { v (mV) s w[3] }
INITIAL { w[0] = 1 w[2] = 2 }
BREAKPOINT { s = w[0] * v + w[1] + w[2] }
