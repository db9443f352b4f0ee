: A value of PARAMETER or STATE counts with six digits, as NEURON's translator writes it; any other number with all of them.
: record: s x y z
: then: show_number("range", range_var_six_digits)
: then: show_number("shared", shared_var_six_digits)
NEURON {
    SUFFIX var_six_digits
    RANGE range, x, y, z
    GLOBAL shared
}
UNITS { FACTOR = 1.23456789 (coulomb) }
CONSTANT { fixed = 9.87654321 }
PARAMETER { range = 0.123456789 shared = 1234567.89 hidden = -1.23456789e-7 }
STATE { s START 0.987654321 }
ASSIGNED { x y z }
INITIAL {
    x = fixed * FACTOR
    y = hidden
    z = 0.123456789
}
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { s' = -0.0123456789 * s }
