: A FUNCTION_TABLE of two arguments.
: record: a
: hoc: objref m
: hoc: {m = new Matrix(3, 4) for i = 0, 2 for j = 0, 3 m.x[i][j] = i * i + 3 * j}
: hoc: table_f_ftab_two_arguments(&m.x[0][0], 3, -80, -40, 4, 0, 10)
NEURON { SUFFIX ftab_two_arguments RANGE a }
ASSIGNED { v a }
BREAKPOINT { a = f(v, t) }
FUNCTION_TABLE f(x, y)
