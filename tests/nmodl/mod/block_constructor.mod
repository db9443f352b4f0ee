: CONSTRUCTOR and DESTRUCTOR.
: record: mine
: then: {show_number("made", made_block_constructor) objref pp[2] show_number("left", made_block_constructor)}
NEURON {
    POINT_PROCESS block_constructor
    GLOBAL made
    RANGE mine
}
ASSIGNED { v (mV) made mine }
CONSTRUCTOR { made = made + 1 }
DESTRUCTOR { made = made - 1 }
INITIAL { mine = 3 }
BREAKPOINT { }
