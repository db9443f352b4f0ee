: Facilitation and depression with three variables for each connection.
: record: g
: weight: 0.01 0 0 0
: then: {show_number("R", nc[0].weight[1]) show_number("u", nc[0].weight[2])}
NEURON {
    POINT_PROCESS mix_plasticity
    NONSPECIFIC_CURRENT i
    RANGE tau, U
}
PARAMETER { tau = 2 (ms) U = 0.3 trec = 30 (ms) tfac = 15 (ms) }
STATE { g (uS) }
ASSIGNED { v (mV) i (nA) }
INITIAL { g = 0 }
BREAKPOINT { SOLVE s METHOD cnexp i = g * v }
DERIVATIVE s { g' = -g / tau }
NET_RECEIVE(w, R, u, last (ms)) {
    INITIAL { R = 1 u = U last = t }
    R = 1 - (1 - R) * exp(-(t - last) / trec)
    u = u * exp(-(t - last) / tfac)
    u = u + U * (1 - u)
    g = g + w * R * u
    R = R - u * R
    last = t
}
