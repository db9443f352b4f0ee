NEURON { POINT_PROCESS Pointing  POINTER p, q RANGE has, hasq, x}
ASSIGNED { p q has hasq x }
INITIAL { x = 0 }
BREAKPOINT { has = nrn_pointing(p) hasq = nrn_pointing(q) if (nrn_pointing(p)) { x = p } }
FUNCTION ask() { ask = nrn_pointing(p) }
