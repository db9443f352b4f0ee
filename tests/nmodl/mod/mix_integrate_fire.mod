: A point process that fires by WATCH, resets and is refractory.
: record: n i
: then: show_number("second", pp[1].n)
: weight: 1
: hoc: objref out, times
: hoc: {out = new NetCon(pp[1], nil) times = new Vector() out.record(times)}
: then: show("spikes", times)
NEURON {
    POINT_PROCESS mix_integrate_fire
    ELECTRODE_CURRENT i
    RANGE vth, n
}
PARAMETER { vth = -62.5 (mV) ref = 1 (ms) vreset = -64 (mV) }
ASSIGNED { v (mV) i (nA) g n }
INITIAL { g = 0 n = 0 net_send(0, 3) }
BREAKPOINT { i = g * (vreset - v) }
NET_RECEIVE(w) {
    if (flag == 3) { WATCH (v > vth) 1 }
    if (flag == 1) { net_event(t) n = n + 1 g = 0.5 net_send(ref, 2) }
    if (flag == 2) { g = 0 WATCH (v > vth) 1 }
}
