: A POINTER that is written.
: record: n
: hoc: double box[2]
: hoc: setpointer pp[0].p, box[0]
: hoc: setpointer pp[1].p, box[1]
: then: {show_number("box0", box[0]) show_number("box1", box[1])}
NEURON {
    POINT_PROCESS pointer_write
    POINTER p
    RANGE n
}
ASSIGNED { v (mV) p n }
BREAKPOINT { n = v p = v * 2 }
