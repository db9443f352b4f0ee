: The name of a FUNCTION is a variable inside it.
: record: a
NEURON {
    SUFFIX fun_accumulates
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT { a = sum(v) }
FUNCTION sum(x) {
    sum = 1
    FROM i = 1 TO 4 { sum = sum * x / 50 + i }
}
