: One event in, three out.
: weight: 1
NEURON {
    ARTIFICIAL_CELL cell_burst

}
NET_RECEIVE(w) {
    FROM i = 0 TO 2 { net_event(t + i * 0.1) }
}
