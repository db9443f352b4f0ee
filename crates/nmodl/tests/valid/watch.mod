NEURON { POINT_PROCESS a }
ASSIGNED { v x }
INITIAL { net_send(0, 1) }
NET_RECEIVE(w) { if (flag == 1) { WATCH (v > -20) 2 } }
