: A tabulated PROCEDURE with LOCALs and IF.
: record: a
NEURON { SUFFIX tab_locals RANGE a }
ASSIGNED { v a r }
BREAKPOINT { rates(v) a = r }
PROCEDURE rates(x) {
    LOCAL k
    TABLE r FROM -100 TO 100 WITH 200
    if (x > -60) { k = 1 } else { k = -1 }
    r = k * x
}
