: RANGE and GLOBAL variables, set from HOC.
: record: i a
: hoc: k_var_range_global = 7
: hoc: soma.g_var_range_global = 3e-4
: hoc: soma.g_var_range_global(0.9) = 1e-4
: then: {show_number("count", count_var_range_global)}
NEURON {
    SUFFIX var_range_global
    NONSPECIFIC_CURRENT i
    RANGE g, e, a
    GLOBAL k, count
}
PARAMETER {
    g = 1e-4 (S/cm2)
    e = -50 (mV)
    k = 2
}
ASSIGNED { v (mV) i (mA/cm2) a count }
INITIAL { count = 5 }
BREAKPOINT {
    i = g * (v - e)
    a = k * v
}
