: A FUNCTION_TABLE that is set to a constant.
: record: a
: hoc: table_f_ftab_constant(3.5)
NEURON { SUFFIX ftab_constant RANGE a }
ASSIGNED { v a }
BREAKPOINT { a = f(v) }
FUNCTION_TABLE f(x)
