: A FUNCTION_TABLE sees what its Vector becomes after it was given; a table of three arguments takes the place below.
: record: a b
: tstop: 2
: hoc: objref xs, ys, zs
: hoc: {xs = new Vector() ys = new Vector() xs.append(0, 1, 4) ys.append(1, 5, 2)}
: hoc: table_f_ftab_follows(&ys.x[0], 3, &xs.x[0])
: hoc: {zs = new Vector(12) zs.indgen(0, 10) table_g_ftab_follows(&zs.x[0], 2, 0, 3, 3, 0, 2, 2, -70, -60)}
: then: {show_number("before", f_ftab_follows(0.5)) ys.x[1] = 70 show_number("after", f_ftab_follows(0.5))}
: then: {xs.x[1] = 0.75 zs.mul(2) show_number("moved", f_ftab_follows(0.5)) show_number("three", g_ftab_follows(3, 1.2, -60))}
NEURON { SUFFIX ftab_follows RANGE a, b }
ASSIGNED { v a b }
BREAKPOINT { a = f(t) b = g(t, t / 2, v) }
FUNCTION_TABLE f(x)
FUNCTION_TABLE g(x, y, z)
