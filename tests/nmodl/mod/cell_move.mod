: An integrator whose next spike is moved by input.
: record: k
: weight: 1
NEURON {
    ARTIFICIAL_CELL cell_move
    RANGE k
}
ASSIGNED { k }
INITIAL { k = 0 net_send(5, 1) }
NET_RECEIVE(w) {
    if (flag == 1) { net_event(t) k = k + 1 net_send(5, 1) } else { net_move(t + 0.4) }
}
