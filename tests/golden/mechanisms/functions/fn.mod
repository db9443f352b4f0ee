NEURON { SUFFIX fn  RANGE a, b, i  GLOBAL g  NONSPECIFIC_CURRENT i  RANDOM ranvar}
PARAMETER { a = 2 g = 10 }
ASSIGNED { v i b celsius }
INITIAL { b = 1 rates(v) }
BREAKPOINT { i = 0 }
PROCEDURE rates(v) { b = a*v + b }
FUNCTION pure(x, y) { pure = x*y + g }
FUNCTION inst(x) { inst = x*a }
FUNCTION noargs() { noargs = a }
PROCEDURE setg(x) { g = x }
PROCEDURE show() { printf("a=%g b=%g v=%g t=%g\n", a, b, v, t) }
FUNCTION rnd() { rnd = random_uniform(ranvar) }
