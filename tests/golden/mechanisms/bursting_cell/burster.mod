TITLE An artificial cell that answers every input with a burst of events it sends itself

NEURON {
    ARTIFICIAL_CELL Burster
    RANGE interval, number, sent, ignored, refractory
}

PARAMETER { interval = 1.25 (ms) number = 3 refractory = 6 (ms) }

ASSIGNED { sent ignored left busy }

INITIAL {
    sent = 0
    ignored = 0
    left = 0
    busy = 0
}

NET_RECEIVE(w) {
    if (flag == 0) {
        if (busy == 1 || w <= 0) {
            ignored = ignored + 1
        } else {
            busy = 1
            left = number
            net_send(0, 1)
            net_send(refractory, 2)
        }
    } else if (flag == 1) {
        sent = sent + 1
        left = left - 1
        net_event(t)
        if (left > 0) {
            net_send(interval, 1)
        }
    } else {
        busy = 0
    }
}
