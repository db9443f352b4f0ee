: The same with the VERBATIM return of old.
: record: m
NEURON {
    SUFFIX procedure_solved_verbatim
}
STATE { m }
ASSIGNED { v (mV) dt }
INITIAL { m = 0.1 }
BREAKPOINT { SOLVE go }
PROCEDURE go() {
    m = m + dt * (v / 100 + 1 - m)
    VERBATIM
    return 0;
    ENDVERBATIM
}
