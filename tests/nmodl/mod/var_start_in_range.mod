: The start of one state is a RANGE parameter, that of another a GLOBAL, without declarations of their own.
: record: a b c x
: hoc: a0_var_start_in_range(0.5) = 0.25
: hoc: b0_var_start_in_range = 0.75
: then: show_number("a0", a0_var_start_in_range(0.1))
: then: show_number("b0", b0_var_start_in_range)
NEURON {
    SUFFIX var_start_in_range
    RANGE a0, x
    GLOBAL b0
}
STATE { a[2] b START 0.125 c }
ASSIGNED { x }
INITIAL { x = a0 + b0 + c0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ a[0] <-> a[1] (0.5, 0.25)
    ~ b <-> c (0.125, 0.5)
}
