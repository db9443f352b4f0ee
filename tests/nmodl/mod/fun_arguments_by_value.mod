: Arguments that a PROCEDURE changes stay as they were outside.
: record: a b
NEURON {
    SUFFIX fun_arguments_by_value
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    LOCAL x
    x = v
    change(x)
    b = x
}
PROCEDURE change(y) {
    y = y + 100
    a = y
}
