: STATE with FROM TO START, and the implicit x0.
: record: x w z
: hoc: w0_var_state_start = 3
NEURON { SUFFIX var_state_start GLOBAL w0 }
STATE {
    x FROM 0 TO 1 START 0.25
    w
    z
}
ASSIGNED { v (mV) }
PARAMETER { w0 = 2 }
INITIAL { z = x + w }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s {
    x' = -0.1 * x
    w' = -0.2 * w
    z' = 0
}
