NEURON { SUFFIX a RANGE x }
ASSIGNED { v x }
BREAKPOINT { x = v }
PROCEDURE list() {
VERBATIM
	hoc_execerror("never", 0);
ENDVERBATIM
}
