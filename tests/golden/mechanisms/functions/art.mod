NEURON { ARTIFICIAL_CELL Art RANGE a }
PARAMETER { a = 5 }
NET_RECEIVE(w) { a = a + w }
FUNCTION f(x) { f = x*a }
PROCEDURE p() { a = -1 }
