: A FUNCTION_TABLE over two Vectors, used outside their range as well.
: record: a b
: hoc: objref xs, ys
: hoc: {xs = new Vector() ys = new Vector() xs.append(-70, -66, -60, -40) ys.append(1, 5, 2, 8)}
: hoc: table_f_ftab_vector(ys, xs)
: then: {show_number("f", f_ftab_vector(-50))}
NEURON { SUFFIX ftab_vector RANGE a, b }
ASSIGNED { v a b }
BREAKPOINT { a = f(v) b = f(v * 2) }
FUNCTION_TABLE f(x (mV)) (/ms)
