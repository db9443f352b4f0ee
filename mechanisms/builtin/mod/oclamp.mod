TITLE Single electrode voltage clamp that can be switched, for optimization

COMMENT
While switched_on is not 0 and t is between on and off, a voltage source vc is connected to the cell through rs.
ENDCOMMENT

NEURON {
    POINT_PROCESS OClamp
    ELECTRODE_CURRENT i
    RANGE rs, on, off, vc, switched_on, i
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
}

PARAMETER {
    rs = 1 (megohm) <1e-9, 1e9>
    on = 0 (ms)
    off = 0 (ms)
    vc (mV)
    switched_on = 0
}

ASSIGNED {
    v (mV)
    i (nA)
    closed
}

INITIAL { closed = 0 }

BREAKPOINT {
    SOLVE icur METHOD after_cvode
    vstim()
}

PROCEDURE icur() {
    i = 0
    if (closed) { i = (vc - v)/rs }
}

PROCEDURE vstim() {
    closed = 0
    if (switched_on) {
        at_time(on)
        at_time(off)
        if (t >= on && t <= off) { closed = 1 }
    }
    icur()
}
