NEURON { SUFFIX knss RANGE a,b,c,d }
ASSIGNED { v }
STATE { a b c d }
INITIAL { a=0.5 b=0.7 c=0.1 d = 0.3 SOLVE k STEADYSTATE sparse }
BREAKPOINT { SOLVE k METHOD sparse }
KINETIC k { 
 ~ a + b <-> c (3, 0.5)
 ~ c <-> d (1+0.01*v, 2)
 CONSERVE d + c + a = 1
 CONSERVE d + c + b = 1.3 }
