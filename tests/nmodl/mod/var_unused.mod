: Variables that nobody uses, parameters that only HOC sees.
: record: a
: then: {show_number("seen", soma.seen_var_unused(0.5)) show_number("unseen", other_var_unused)}
NEURON { SUFFIX var_unused RANGE a, seen GLOBAL other }
PARAMETER { seen = 4 other = 5 nobody = 6 }
ASSIGNED { v a nothing[3] }
BREAKPOINT { a = v }
