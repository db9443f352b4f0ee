: INITIAL with IF and WHILE, GLOBALs and RANGE.
: record: n
: hoc: limit_old_initial_depends = 50
NEURON {
    SUFFIX old_initial_depends
    RANGE n
    GLOBAL limit
}
PARAMETER { limit = 20 }
ASSIGNED { v (mV) n }
INITIAL {
    LOCAL x
    n = 0
    x = 1
    while (x < limit) { x = x * 1.5 n = n + 1 }
    if (n > 5) { n = n / 2 }
}
BREAKPOINT { n = n }
