: area and diam in a point process.
: record: a d
NEURON {
    POINT_PROCESS point_area
    RANGE a, d
}
ASSIGNED { v (mV) area (um2) diam (um) a d }
BREAKPOINT { a = area d = diam }
