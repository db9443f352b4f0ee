: The forcing functions of the SCoP library over time.
: record: f[0] f[1] f[2] f[3] f[4] f[5] f[6] f[7] f[8] f[9]
NEURON { SUFFIX scop_forcing RANGE f }
ASSIGNED { v (mV) f[10] }
BREAKPOINT {
    f[0] = step(t, 2.1, 5)
    f[1] = pulse(t, 1.3, 3, 2.2)
    f[2] = ramp(t, 1.2, 3, 2.6)
    f[3] = perpulse(t, 1.1, 3, 0.8, 1.3)
    f[4] = perstep(t, 1.4, 2.3, 3)
    f[5] = squarewave(t + 0.3, 3.1, 2)
    f[6] = sawtooth(t, 3.3, 2)
    f[7] = revsawtooth(t, 2.7, 2)
    f[8] = harmonic(t, 3, 2, 1)
    f[9] = threshold(v, -60.2, "max") + 10 * threshold(v, -60.2, "min") + 100 * threshold(v, 1, "no")
}
