NEURON { SUFFIX kinl RANGE c1,c2,o,x NONSPECIFIC_CURRENT i }
PARAMETER { ka = 0.4 }
ASSIGNED { v i x a }
STATE { c1 c2 o }
INITIAL { SOLVE k STEADYSTATE sparse }
BREAKPOINT { SOLVE k METHOD sparse i = 0.0001*o*(v+10) }
KINETIC k { rates(v)
 ~ c1 <-> c2 (a, 0.3)
 ~ c2 <-> o (2*a, 0.2)
 x = c1*o + f_flux
 CONSERVE c1 + c2 + o = 1 }
PROCEDURE rates(v) { a = exp(v/40) }
