: BEFORE STEP and AFTER SOLVE.
: record: a at x
NEURON {
    SUFFIX block_step
    RANGE a, at
}
ASSIGNED { v (mV) a at }
STATE { x }
INITIAL { a = 0 x = 1 }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s { x' = -x / 5 }
BEFORE STEP { a = a + x at = t }
