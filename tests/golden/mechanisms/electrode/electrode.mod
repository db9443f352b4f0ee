TITLE An electrode with access resistance that injects a sine wave

NEURON {
    POINT_PROCESS Electrode
    ELECTRODE_CURRENT i
    RANGE amp, freq, phase, del, rs, level, i
}

UNITS { (nA) = (nanoamp) (mV) = (millivolt) }

PARAMETER {
    amp = 20 (mV)
    freq = 0.1 (/ms)
    phase = 0
    del = 1 (ms)
    rs = 40 (megohm)
    level = -60 (mV)
}

ASSIGNED { v (mV) i (nA) }

BREAKPOINT {
    if (t < del) {
        i = 0
    } else {
        i = (level + amp*sin(6.283185307179586*(freq*(t - del) + phase)) - v)/rs
    }
}
