: Every event goes on.
: weight: 1
NEURON {
    ARTIFICIAL_CELL cell_relay

}
NET_RECEIVE(w) { net_event(t) }
