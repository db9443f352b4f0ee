: A cell with a clock of its own.
: record: n
: weight: 1
NEURON {
    ARTIFICIAL_CELL cell_clock
    RANGE n
}
ASSIGNED { n }
INITIAL { n = 0 net_send(0.5, 1) }
NET_RECEIVE(w) {
    if (flag == 1) { n = n + 1 net_event(t) net_send(1.25, 1) }
}
