NEURON { SUFFIX hinted USEION na READ ena WRITE ina RANGE gbar }
PARAMETER { gbar = 0.1 }
ASSIGNED { v ena ina }
STATE { m }
BREAKPOINT { LOCAL g
	CONDUCTANCE g USEION na
	SOLVE s METHOD cnexp
	g = gbar*m
	ina = g*(v - ena) }
DERIVATIVE s { m' = 1 - m }
