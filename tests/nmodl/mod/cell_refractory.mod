: A refractory period ends with an event of its own.
: record: busy n
: weight: 1
NEURON {
    ARTIFICIAL_CELL cell_refractory
    RANGE busy, n
}
ASSIGNED { busy n }
INITIAL { busy = 0 n = 0 }
NET_RECEIVE(w) {
    if (flag == 0 && !busy) {
        net_event(t)
        busy = 1
        net_send(1.7, 1)
    } else if (flag == 1) {
        busy = 0
        n = n + 1
    }
}
