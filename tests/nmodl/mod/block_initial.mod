: BEFORE INITIAL and AFTER INITIAL around INITIAL.
: record: a b c
NEURON {
    SUFFIX block_initial
    RANGE a, b, c
}
ASSIGNED { v (mV) a b c }
BEFORE INITIAL { a = 1 b = 1 c = 1 }
INITIAL { a = a * 10 b = b + a }
AFTER INITIAL { c = c + a + b }
BREAKPOINT { a = a + 0.5 }
