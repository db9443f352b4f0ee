: A LOCAL of the whole file keeps its value between calls.
: record: a
NEURON {
    SUFFIX flow_file_local
    RANGE a
}
ASSIGNED {
    v (mV)
    a
}
LOCAL factor
INITIAL {
    factor = 3
}
BREAKPOINT {
    a = factor * v
}
