NEURON { SUFFIX nonl RANGE p, q, a }
PARAMETER { a = 2 }
ASSIGNED { v }
STATE { p q }
INITIAL { p = 1 q = 1 SOLVE n }
BREAKPOINT { a = 2 + 0.01*v SOLVE n }
NONLINEAR n { ~ p*p + q*q = a + 3
 ~ p - q = 0.1*a }
