: LOCAL, IF and loops inside NET_RECEIVE, calls of FUNCTIONs and PROCEDUREs.
: record: a
: weight: 0.5
NEURON {
    POINT_PROCESS net_locals
    RANGE a
}
ASSIGNED { v (mV) a }
INITIAL { a = 0 }
BREAKPOINT { }
NET_RECEIVE(w) {
    LOCAL k
    k = 0
    FROM j = 1 TO 3 { k = k + j * w }
    if (v > -60) { bump(k) } else { a = a + f(k) }
}
FUNCTION f(x) { f = x / 2 }
PROCEDURE bump(x) { a = a + x }
