: With secondorder the step of a KINETIC block has two halves, and a cnexp block beside it runs with half of dt.
: record: c d e f m
: hoc: secondorder = 1
NEURON { SUFFIX half_steps_of_reactions }
STATE { c d e f m }
ASSIGNED { v (mV) }
INITIAL { c = 1 d = 0.5 e = 1 f = 0 m = 0.25 }
BREAKPOINT {
    SOLVE pairs METHOD sparse
    SOLVE formula METHOD cnexp
}
KINETIC pairs {
    ~ c + d <-> e (0.5, 0.25)
    ~ e <-> f (0.125, 0.5)
}
DERIVATIVE formula { m' = (0.75 - m) / 2 }
