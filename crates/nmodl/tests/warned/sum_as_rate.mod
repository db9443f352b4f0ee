NEURON { SUFFIX a }
ASSIGNED { v }
STATE { c o }
BREAKPOINT { SOLVE k METHOD sparse }
KINETIC k {
	~ c <-> o (0.1 + 0.01*v, (2 + v))
}
