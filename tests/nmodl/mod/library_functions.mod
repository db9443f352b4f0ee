: SUFFIX nothing GLOBAL lib_value: functions for HOC without a mechanism.
: then: {show_number("a", lib_square_plus(3, 1)) lib_set(4) show_number("b", lib_get()) show_number("c", lib_value)}
NEURON { SUFFIX nothing GLOBAL lib_value }
ASSIGNED { lib_value }
FUNCTION lib_square_plus(x, y) { lib_square_plus = x * x + y }
PROCEDURE lib_set(x) { lib_value = x * 2 }
FUNCTION lib_get() { lib_get = lib_value + 1 }
