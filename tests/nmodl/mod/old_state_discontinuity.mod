: state_discontinuity in BREAKPOINT together with at_time.
: record: x
NEURON {
    SUFFIX old_state_discontinuity
}
STATE { x }
ASSIGNED { v (mV) }
INITIAL { x = 0 }
BREAKPOINT {
    SOLVE s METHOD cnexp
    if (at_time(2)) { state_discontinuity(x, x + 3) }
}
DERIVATIVE s { x' = -x / 4 }
