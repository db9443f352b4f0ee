: A cell that fires at random times.
: weight: 1
: hoc: {pp[0].ran.set_ids(1, 1, 1) pp[1].ran.set_ids(2, 2, 2)}
NEURON {
    ARTIFICIAL_CELL random_cell
    RANDOM ran
    RANGE mean
}
PARAMETER { mean = 0.7 (ms) }
INITIAL { random_setseq(ran, 0) net_send(random_negexp(ran, mean), 1) }
NET_RECEIVE(w) {
    if (flag == 1) { net_event(t) net_send(random_negexp(ran, mean), 1) }
}
