NEURON { SUFFIX ret RANGE a, b }
ASSIGNED { v a b }
INITIAL { p(v) b = f(v) }
BREAKPOINT { p(v) b = f(v) }
PROCEDURE p(x) { a = 1 if (x < -60) { a = 2
VERBATIM
 return 0;
ENDVERBATIM
 } a = 3 }
FUNCTION f(x) { f = 5 if (x < -60) {
VERBATIM
 return 7.5;
ENDVERBATIM
 } f = x }
