TITLE Single electrode voltage clamp with three levels

COMMENT
A voltage source in series with rs: amp1 for dur1, then amp2 for dur2, then amp3 for dur3, then nothing. The current is
computed once more when the new voltage is known, so that users see the current that belongs to it.
ENDCOMMENT

NEURON {
    POINT_PROCESS SEClamp
    ELECTRODE_CURRENT i
    RANGE rs, dur1, amp1, dur2, amp2, dur3, amp3, i, vc
}

UNITS {
    (nA) = (nanoamp)
    (mV) = (millivolt)
}

PARAMETER {
    rs = 1 (megohm) <1e-9, 1e9>
    dur1 (ms)
    amp1 (mV)
    dur2 (ms) <0, 1e9>
    amp2 (mV)
    dur3 (ms) <0, 1e9>
    amp3 (mV)
}

ASSIGNED {
    v (mV)
    i (nA)
    vc (mV)
    second (ms)
    third (ms)
    closed
}

INITIAL {
    second = dur1 + dur2
    third = second + dur3
    closed = 0
}

BREAKPOINT {
    SOLVE icur METHOD after_cvode
    vstim()
}

PROCEDURE icur() {
    i = 0
    if (closed) { i = (vc - v)/rs }
}

PROCEDURE vstim() {
    if (dur1) { at_time(dur1) }
    if (dur2) { at_time(second) }
    if (dur3) { at_time(third) }
    closed = 1
    if (t < dur1) {
        vc = amp1
    } else if (t < second) {
        vc = amp2
    } else if (t < third) {
        vc = amp3
    } else {
        vc = 0
        closed = 0
    }
    icur()
}
