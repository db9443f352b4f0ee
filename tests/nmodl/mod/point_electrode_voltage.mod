: An ELECTRODE_CURRENT that depends on the voltage.
: record: i
NEURON {
    POINT_PROCESS point_electrode_voltage
    ELECTRODE_CURRENT i
}
ASSIGNED { v (mV) i (nA) }
BREAKPOINT { i = 0.002 * (-55 - v) }
