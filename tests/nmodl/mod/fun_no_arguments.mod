: A FUNCTION and a PROCEDURE without arguments.
: record: a b
NEURON {
    SUFFIX fun_no_arguments
    RANGE a, b
}
ASSIGNED {
    v (mV)
    a b
}
BREAKPOINT {
    set()
    b = twice()
}
PROCEDURE set() { a = v }
FUNCTION twice() { twice = 2 * a }
