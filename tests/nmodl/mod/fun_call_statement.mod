: A FUNCTION called as a statement, its value thrown away.
: record: n
NEURON { SUFFIX fun_call_statement RANGE n }
ASSIGNED { v n }
INITIAL { n = 0 }
BREAKPOINT { count(v) }
FUNCTION count(x) { n = x * 2 count = n }
