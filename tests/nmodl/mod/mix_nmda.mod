: A synapse with a magnesium block, two gates and calcium.
: record: A B g i
: ions: ica
: weight: 0.004
: hoc: pp[1].tau2 = 1
NEURON {
    POINT_PROCESS mix_nmda
    NONSPECIFIC_CURRENT i
    USEION ca READ eca WRITE ica
    GLOBAL mg
    RANGE g, tau1, tau2
}
PARAMETER { tau1 = 1 (ms) tau2 = 20 (ms) e = 0 (mV) mg = 1 (mM) }
STATE { A (uS) B (uS) }
ASSIGNED { v (mV) i (nA) ica (nA) eca (mV) g (uS) factor }
INITIAL {
    LOCAL tp
    if (tau1 / tau2 > 0.999) { tau1 = 0.999 * tau2 }
    A = 0 B = 0
    tp = (tau1 * tau2) / (tau2 - tau1) * log(tau2 / tau1)
    factor = 1 / (-exp(-tp / tau1) + exp(-tp / tau2))
}
BREAKPOINT {
    SOLVE state METHOD cnexp
    g = (B - A) * block(v)
    i = 0.9 * g * (v - e)
    ica = 0.1 * g * (v - eca)
}
DERIVATIVE state { A' = -A / tau1 B' = -B / tau2 }
FUNCTION block(x (mV)) {
    TABLE DEPEND mg FROM -140 TO 80 WITH 1000
    block = 1 / (1 + exp(0.062 * -x) * (mg / 3.57))
}
NET_RECEIVE(weight (uS)) { A = A + weight * factor B = B + weight * factor }
