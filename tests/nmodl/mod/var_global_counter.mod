: A GLOBAL that every instance changes in INITIAL.
: record: mine
: then: {show_number("n", n_var_global_counter)}
NEURON { SUFFIX var_global_counter GLOBAL n RANGE mine }
ASSIGNED { v n mine }
INITIAL { n = n + 1 mine = n }
