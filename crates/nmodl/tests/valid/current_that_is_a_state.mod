NEURON { POINT_PROCESS CurrentState NONSPECIFIC_CURRENT i RANGE tau }
PARAMETER { tau = 0.1 (ms) <1e-9, 1e9> }
STATE { i (nA) }
BREAKPOINT { SOLVE s METHOD cnexp }
DERIVATIVE s { i' = -i/tau }
NET_RECEIVE(w) { i = i - w }
