NEURON { SUFFIX parts RANGE a, b }
ASSIGNED { v a b }
INITIAL { a = 1 }
BREAKPOINT { LOCAL x x = v a = x }
INITIAL { b = a + 1 }
BREAKPOINT { LOCAL x x = a b = x }
BEFORE STEP { a = 2 }
BEFORE STEP { b = a }
