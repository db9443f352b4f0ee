NEURON { SUFFIX nothing }
PARAMETER { libg = 4 }
VERBATIM
ENDVERBATIM
FUNCTION cube(x) { cube = x*x*x }
PROCEDURE bump(x) { libg = libg + x }
FUNCTION both(x, y) { both = cube(x) + y + libg }
