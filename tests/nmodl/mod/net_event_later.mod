: net_event in the future.
: record: n
: weight: 1
: hoc: objref out, times
: hoc: {out = new NetCon(pp[0], nil) times = new Vector() out.record(times)}
: then: show("spikes", times)
NEURON {
    POINT_PROCESS net_event_later
    RANGE n
}
ASSIGNED { v (mV) n }
BREAKPOINT { }
NET_RECEIVE(w) { net_event(t + 0.3) n = n + 1 }
