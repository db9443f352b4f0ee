: ELECTRODE_CURRENT flows in.
: record: i
NEURON {
    POINT_PROCESS point_electrode
    ELECTRODE_CURRENT i
    RANGE amp
}
PARAMETER { amp = 0.05 (nA) }
ASSIGNED { v (mV) i (nA) }
BREAKPOINT { i = amp * (1 + t / 10) }
