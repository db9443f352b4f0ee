: net_event from a point process reaches a NetCon.
: record: n
: weight: 1
: hoc: objref out, times
: hoc: {out = new NetCon(pp[0], nil) times = new Vector() out.record(times)}
: then: show("spikes", times)
NEURON {
    POINT_PROCESS net_event_out
    RANGE n
}
ASSIGNED { v (mV) n }
INITIAL { n = 0 }
BREAKPOINT { }
NET_RECEIVE(w) {
    n = n + w
    if (n > 1.5) {
        net_event(t)
        n = 0
    }
}
