: A series-resistance clamp that lets go after 5 ms: very steep current.
: record: injected
NEURON {
    ELECTRODE_CURRENT injected
    POINT_PROCESS point_clamp
    RANGE injected, target, series
}
ASSIGNED { injected (nA) v (mV) on }
PARAMETER { target = -40 (mV) series = 0.5 (megohm) }
BREAKPOINT {
    on = t < 5
    injected = on * (target - v) / series
}
