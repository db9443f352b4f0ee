: Fires when its sum passes 1.
: record: m
: weight: 1.2
NEURON {
    ARTIFICIAL_CELL cell_accumulate
    RANGE m
}
ASSIGNED { m }
INITIAL { m = 0 }
NET_RECEIVE(w) {
    m = m + w
    if (m > 1) { net_event(t) m = 0 }
}
