: Calls in conditions of IF and WHILE.
: record: a
NEURON {
    SUFFIX fun_in_conditions
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
BREAKPOINT {
    LOCAL k
    k = 0
    while (f(k) < v + 100) { k = k + 1 }
    if (f(v) > -100 && f(k) > 3) { a = k } else { a = -k }
}
FUNCTION f(x) { f = 3 * x + 1 }
