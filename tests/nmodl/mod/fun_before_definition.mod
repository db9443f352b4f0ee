: Blocks in any order: called before they are written.
: record: a
NEURON {
    SUFFIX fun_before_definition
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
FUNCTION first(x) { first = second(x) + 1 }
BREAKPOINT { a = first(v) }
FUNCTION second(x) { second = third(x) * 2 }
FUNCTION third(x) { third = x - 3 }
