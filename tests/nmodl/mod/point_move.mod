: A point process that is moved before the run.
: record: i
: hoc: soma { pp[0].loc(0.9) }
: then: {show_number("at", pp[1].get_loc()) pop_section()}
NEURON {
    POINT_PROCESS point_move
    NONSPECIFIC_CURRENT i
}
ASSIGNED { v (mV) i (nA) }
BREAKPOINT { i = 0.001 * (v + 30) }
