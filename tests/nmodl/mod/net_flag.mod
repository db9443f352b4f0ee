: net_send to itself, told apart by flag.
: record: on n
: weight: 1
NEURON {
    POINT_PROCESS net_flag
    RANGE on, n
}
ASSIGNED { v (mV) on n }
INITIAL { on = 0 n = 0 }
BREAKPOINT { }
NET_RECEIVE(w) {
    if (flag == 0) {
        on = on + w
        net_send(0.8, 1)
    } else if (flag == 1) {
        on = on - 0.5
        n = n + 1
    }
}
