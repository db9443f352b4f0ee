NEURON { ARTIFICIAL_CELL Mover  RANGE m, q }
ASSIGNED { m q }
INITIAL { m = 0 net_send(3, 1) }
NET_RECEIVE(w) {
    printf("mov t=%g flag=%g\n", t, flag)
    if (flag == 0) {
        net_move(t + 1)
    } else if (flag == 1) {
        m = m + 1
        net_event(t)
        net_send(4, 1)
        net_send(0.5, 7)
    }
}
