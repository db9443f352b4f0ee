: A series-resistance clamp: very steep current.
: record: i
NEURON {
    POINT_PROCESS point_clamp
    ELECTRODE_CURRENT i
    RANGE vc
}
PARAMETER { rs = 0.5 (megohm) vc = -40 (mV) }
ASSIGNED { v (mV) i (nA) }
BREAKPOINT { if (t < 5) { i = (vc - v) / rs } else { i = 0 } }
