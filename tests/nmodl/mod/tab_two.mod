: Two tabulated procedures in one mechanism, one calls an untabulated function.
: record: a b
NEURON { SUFFIX tab_two RANGE a, b }
ASSIGNED { v a b p q }
BREAKPOINT { one(v) two(v + 5) a = p b = q }
PROCEDURE one(x) { TABLE p FROM -100 TO 100 WITH 100 p = g(x) }
PROCEDURE two(x) { TABLE q FROM -100 TO 100 WITH 400 q = g(x / 2) + 1 }
FUNCTION g(x) { g = exp(-x / 35) }
