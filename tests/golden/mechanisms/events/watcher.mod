NEURON {
    POINT_PROCESS Watcher
    RANGE n, last, thr, low, order
}
PARAMETER { thr = -20 low = -40 }
ASSIGNED { v (mV) n last order }
INITIAL { n = 0 last = -1 order = 0 net_send(0, 1) }
NET_RECEIVE(w) {
    n = n + 1
    last = t
    printf("t=%g flag=%g v=%g n=%g\n", t, flag, v, n)
    if (flag == 1) {
        WATCH (v > thr) 2, (v < -70) 4
    } else if (flag == 2) {
        WATCH (v < low) 3
    } else if (flag == 3) {
        WATCH (v > thr) 2
        WATCH (v < -64.9) 5
    } else if (flag == 5) {
        order = order + 1
    } else if (flag == 0) {
        net_event(t)
    }
}
