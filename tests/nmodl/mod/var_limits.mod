: PARAMETER with limits; they do not bound what a program sets.
: record: i
: hoc: soma.g_var_limits = 0.5
NEURON { SUFFIX var_limits NONSPECIFIC_CURRENT i RANGE g GLOBAL e }
PARAMETER {
    g = 1e-4 (S/cm2) < 0, 1e-3 >
    e = -60 (mV) <-1e3,1e3>
}
ASSIGNED { v (mV) i (mA/cm2) }
BREAKPOINT { i = g * 1e-3 * (v - e) }
