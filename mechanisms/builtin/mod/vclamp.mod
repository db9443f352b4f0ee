TITLE Two electrode voltage clamp with three levels

COMMENT
The control amplifier has a gain and a time constant tau2, the amplifier that measures the cell has tau1, and the current
reaches the cell through rstim. Levels amp[0], amp[1], amp[2] last for dur[0], dur[1], dur[2]; then nothing is injected.

The circuit is stiff, so its three voltages (e at the input of the control amplifier, vo at its output, vi measured from
the cell) are solved together with the membrane potential of the moment, and kept when the step is done. The current is
computed once more then. Use it with secondorder = 0 and a fixed step.
ENDCOMMENT

DEFINE NLEVEL 3

NEURON {
    POINT_PROCESS VClamp
    ELECTRODE_CURRENT i
    RANGE dur, amp, gain, rstim, tau1, tau2, e0, vo0, vi0, fac, i
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
}

PARAMETER {
    dur[NLEVEL] (ms) <0, 1e9>
    amp[NLEVEL] (mV)
    gain = 1e5 <0, 1e9>
    rstim = 1 (megohm) <1e-9, 1e9>
    tau1 = 0.001 (ms) <0, 1e9>
    tau2 = 0 (ms) <0, 1e9>
    e0 (mV)
    vo0 (mV)
    vi0 (mV)
    fac = 0 <1, 10>
}

ASSIGNED {
    v (mV)
    dt (ms)
    i (nA)
    level (mV)
    off (ms)
}

STATE {
    e (mV)
    vo (mV)
    vi (mV)
}

INITIAL {
    e = 0
    e0 = 0
    vo = v
    vo0 = v
    vi = v
    vi0 = v
}

BREAKPOINT {
    SOLVE update METHOD after_cvode
    vstim()
    i = icur()
}

: which level it is now; the clamp's voltages of the step before stay as they are
PROCEDURE vstim() {
    LOCAL found
    off = 0
    found = 0
    FROM j = 0 TO NLEVEL - 1 {
        if (found == 0) {
            level = amp[j]
            off = off + dur[j]
            if (t < off) {
                found = 1
                : not to be mistaken for the end, even half a step later
                off = off + 100
            }
        }
    }
}

FUNCTION icur() (nA) {
    if (t > off) {
        e0 = 0
        vo0 = 0
        icur = 0
    } else {
        SOLVE circuit
        icur = (vo - v)/rstim
    }
}

LINEAR circuit {
    LOCAL r1, r2
    r1 = tau1/dt
    r2 = tau2/dt
    ~ vi = v + fac*vo - fac*v
    ~ vo + r2*(vo - vo0) = -gain*e
    ~ vi - 2*e - level + r1*(vi - e - vi0 + e0) = 0
}

PROCEDURE update() {
    i = icur()
    e0 = e
    vo0 = vo
    vi0 = vi
}
