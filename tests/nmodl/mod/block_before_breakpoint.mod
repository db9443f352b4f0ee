: BEFORE BREAKPOINT and AFTER SOLVE count with the step.
: record: a b n m
NEURON {
    SUFFIX block_before_breakpoint
    RANGE a, b, n
}
ASSIGNED { v (mV) a b n }
STATE { m }
INITIAL { a = 0 b = 0 n = 0 }
BREAKPOINT { SOLVE s METHOD cnexp n = n + 1 }
DERIVATIVE s { m' = 1 - m }
BEFORE BREAKPOINT { a = a + 1 }
AFTER SOLVE { b = b + m }
