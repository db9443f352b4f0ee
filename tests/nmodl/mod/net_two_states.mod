: A synapse with rise and decay and a peak factor.
: record: A B i
: weight: 0.003
NEURON {
    POINT_PROCESS net_two_states
    NONSPECIFIC_CURRENT i
    RANGE tau1, tau2
}
PARAMETER { tau1 = 0.4 (ms) tau2 = 3 (ms) }
STATE { A B }
ASSIGNED { v (mV) i (nA) factor }
INITIAL {
    LOCAL tp
    A = 0
    B = 0
    tp = (tau1 * tau2) / (tau2 - tau1) * log(tau2 / tau1)
    factor = 1 / (exp(-tp / tau2) - exp(-tp / tau1))
}
BREAKPOINT {
    SOLVE state METHOD cnexp
    i = (B - A) * v
}
DERIVATIVE state { A' = -A / tau1 B' = -B / tau2 }
NET_RECEIVE(weight) {
    A = A + weight * factor
    B = B + weight * factor
}
