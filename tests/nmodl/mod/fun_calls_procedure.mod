: A FUNCTION calls a PROCEDURE that sets what it needs.
: record: a tmp
NEURON {
    SUFFIX fun_calls_procedure
    RANGE a, tmp
}
ASSIGNED {
    v (mV)
    a tmp
}
BREAKPOINT { a = f(v) + f(2 * v) }
FUNCTION f(x) {
    prepare(x)
    f = tmp + 1
}
PROCEDURE prepare(x) { tmp = x * x }
