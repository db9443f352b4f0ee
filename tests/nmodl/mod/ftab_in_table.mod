: A TABLE whose entries come from FUNCTION_TABLEs.
: record: a b
: hoc: objref xs, ys
: hoc: {xs = new Vector() ys = new Vector() xs.append(-70, -66, -60, -40) ys.append(1, 5, 2, 8)}
: hoc: table_f_ftab_in_table(ys, xs)
: hoc: table_g_ftab_in_table(3)
NEURON { SUFFIX ftab_in_table RANGE a, b GLOBAL fv, gv }
ASSIGNED { v a b fv gv }
INITIAL { rates(v) }
BREAKPOINT { rates(v) a = fv b = gv + fv }
FUNCTION_TABLE f(x (mV)) (/ms)
FUNCTION_TABLE g(x (mV)) (/ms)
PROCEDURE rates(v (mV)) {
    TABLE fv, gv FROM -100 TO 50 WITH 150
    fv = f(v) * 2
    gv = g(v)
}
