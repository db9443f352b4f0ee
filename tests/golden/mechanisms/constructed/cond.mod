NEURON { SUFFIX cond RANGE a, b, i GLOBAL made, gone NONSPECIFIC_CURRENT i}
PARAMETER { a = 2  made = 0 gone = 0 }
ASSIGNED { b i v }
CONSTRUCTOR { b = a*3  made = made + 1 }
BREAKPOINT { i = 0 }
