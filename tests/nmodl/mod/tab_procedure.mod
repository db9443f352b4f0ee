: A PROCEDURE with two tabulated outputs.
: record: m
NEURON { SUFFIX tab_procedure GLOBAL minf, mtau }
STATE { m }
ASSIGNED { v (mV) minf mtau }
INITIAL { rates(v) m = minf }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { rates(v) m' = (minf - m) / mtau }
PROCEDURE rates(x) {
    TABLE minf, mtau FROM -100 TO 100 WITH 300
    minf = 1 / (1 + exp(-(x + 50) / 9))
    mtau = 0.5 + 3 * exp(-(x + 40)^2 / 400)
}
