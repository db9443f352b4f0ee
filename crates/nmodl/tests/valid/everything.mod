TITLE  everything the grammar knows
COMMENT  braces { and VERBATIM do not count here  ENDCOMMENT
? a question mark begins a comment too
INDEPENDENT {t FROM 0 TO 1 WITH 1 (ms)}
DEFINE N 3
NEURON {
	POINT_PROCESS everything
	USEION ca READ cai, cao, ica WRITE eca VALENCE 2
	USEION x WRITE ix VALENCE -1
	NONSPECIFIC_CURRENT i, j
	RANGE g, arr, w1
	GLOBAL q10, ginf
	POINTER other
	BBCOREPOINTER core
	RANDOM stream
	THREADSAFE
	REPRESENTS NCIT:C17145
}
UNITS { (mV) = (millivolt)  (mM) = (milli/liter)  FARADAY = (faraday) (coulomb)  R = (k-mole) (joule/degC)  X = 3 (mV) }
CONSTANT { cc = 2.5 (1) }
PARAMETER { g = 1e-3 (uS) <0, 1e9>  arr[N] (mV)  q10 = 3  w1 = -.5e+1 }
ASSIGNED { v (mV) celsius (degC) cai (mM) cao (mM) ica eca i j ix other core ginf b[N] hidden FROM 0 TO 1 }
STATE { m FROM 0 TO 1 START 0.5 h <1e-4> n (mM) }
LOCAL shared, several[2]
CONSTRUCTOR { hidden = 1 }
BEFORE INITIAL { hidden = 0 }
INITIAL { m = 0 h = 1 shared = 0 PROTECT hidden = hidden + 1 MUTEXLOCK ginf = 1 MUTEXUNLOCK net_send(1, 1) }
BREAKPOINT { SOLVE s METHOD cnexp  SOLVE proc  LOCAL z
	CONDUCTANCE g
	z = !(v > 3 && m <= 2 || h != 1) % 3
	IF (z) { i = g*v } ELSE IF (z < 0) { i = 0 } ELSE { i = 1 }
	j = -v^2/10 (mV) + 2^-1 + FARADAY/R + cc + X
	ix = other*1e-9
	eca = 12
}
UNITSOFF
DERIVATIVE s { m' = -m/2  h' = 1 - h  n' = 3 }
UNITSON
PROCEDURE proc() { LOCAL k, l[2]
	VERBATIM
	#include <math.h>
	ENDVERBATIM
	FROM k2 = 0 TO N-1 BY 2 { b[k2] = k2 }
	k = 0
	WHILE (k < N) { b[k] = b[k] + arr[k]  k = k + 1 }
	l[0] = 1  l[k - 2] = 2
	{ hidden = l[1] }
}
FUNCTION fun(x (mV)) (ms) { TABLE FROM 0 TO 1 WITH 10  fun = x }
AFTER SOLVE { hidden = hidden*1 }
BEFORE STEP { hidden = hidden + 0 }
NET_RECEIVE(w (uS), last (ms)) { INITIAL { last = t } if (flag == 1) { net_event(t) net_move(t + 1) } else { g = g + w } at_time(3) }
DESTRUCTOR { hidden = 0 }
