TITLE old and odd
DEFINE N -3
INDEPENDENT { t FROM 0 TO 1 WITH 1 (ms) }
NEURON { SUFFIX odd
	USEION x READ ex, ix CHARGE -2
	RANGE a, INTEGER
	EXTERNAL gbar_other }
UNITS {
	F = 96520 (coulomb)
	(S) = (siemens)
	R = (k-mole) -> (joule/degC)
}
PARAMETER { a = 3 (mV) <0, 10> ? a comment
	INTEGER = N }
ASSIGNED { v ex ix arr[4] s gbar_other }
STATE { y FROM 0 TO 1 START 0.5 (mM) <1e-6> z }
INITIAL { z = y0 + gbar_other }
BREAKPOINT { LOCAL q[2], k
	SOLVE kin METHOD sparse
	q[1] = ! a == 3 && v < 4 || -a^2^0.5 != 1
	k = 2
	FROM i = 0 TO 7/2 BY 1 { arr[(i + 1)/2] = arr[i/2] + q[1] }
	WHILE (k > 0) { k = k - 1 }
	if (k == 0) { s = 1 } else if (k < 0) { s = 2 } ELSE { s = 3 }
	PROTECT s = s + 1
	MUTEXLOCK
	s = s + 2
	MUTEXUNLOCK
}
KINETIC kin {
	COMPARTMENT 2 { y }
	~ 2 y <-> z (1, a)
	~ y -> (0.1)
	CONSERVE y + 2 z = 1
}
