TITLE Current clamp: one pulse

COMMENT
An electrode that injects amp from del until del + dur. Positive current depolarizes the cell.
ENDCOMMENT

NEURON {
    POINT_PROCESS IClamp
    ELECTRODE_CURRENT i
    RANGE del, dur, amp, i
}

UNITS { (nA) = (nanoamp) }

PARAMETER {
    del (ms)
    dur (ms) <0, 1e9>
    amp (nA)
}

ASSIGNED { i (nA) }

INITIAL { i = 0 }

BREAKPOINT {
    at_time(del)
    at_time(del + dur)
    i = 0
    if (t >= del && t < del + dur) { i = amp }
}
