: The order in which the blocks of a step run.
: record: trail x
: sample: 1
: tstop: 0.3
NEURON {
    SUFFIX block_order
    RANGE trail
}
ASSIGNED { v (mV) trail }
STATE { x }
INITIAL { trail = 1 }
BEFORE INITIAL { trail = 0 }
AFTER INITIAL { trail = trail * 10 + 2 }
BEFORE BREAKPOINT { trail = fmod(trail * 10 + 3, 1e6) }
AFTER SOLVE { trail = fmod(trail * 10 + 5, 1e6) }
BEFORE STEP { trail = fmod(trail * 10 + 6, 1e6) }
BREAKPOINT { SOLVE s METHOD cnexp trail = fmod(trail * 10 + 7, 1e6) }
DERIVATIVE s { x' = 1 }
