: Weights with memory in an artificial cell.
: record: s
: weight: 1 0
NEURON {
    ARTIFICIAL_CELL cell_weights
    RANGE s
}
ASSIGNED { s }
INITIAL { s = 0 }
NET_RECEIVE(w, n) {
    INITIAL { n = 0 }
    n = n + 1
    s = s + w / n
    if (n == 2 || n > 3) { net_event(t) }
}
