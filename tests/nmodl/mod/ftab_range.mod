: A FUNCTION_TABLE over a Vector with ends given.
: record: a
: hoc: objref ys
: hoc: {ys = new Vector() ys.append(1, 5, 2, 8, 3)}
: hoc: table_f_ftab_range(&ys.x[0], 5, -80, -40)
NEURON { SUFFIX ftab_range RANGE a }
ASSIGNED { v a }
BREAKPOINT { a = f(v) * 2 }
FUNCTION_TABLE f(x)
