: A PARAMETER array of an instance, set from HOC.
: record: s
: hoc: {soma.w_var_array_parameter[0] = 2 soma.w_var_array_parameter[2] = -1}
NEURON { SUFFIX var_array_parameter RANGE w, s }
PARAMETER { w[3] }
ASSIGNED { v (mV) s }
BREAKPOINT {
    s = 0
    FROM i = 0 TO 2 { s = s + w[i] * (v + i) }
}
