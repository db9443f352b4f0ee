: The mechanism whose GLOBAL others use.
: part
NEURON { SUFFIX old_external_part GLOBAL level, table }
PARAMETER { level = 3 }
ASSIGNED { v table[2] }
INITIAL { table[0] = 5 table[1] = 7 }
BREAKPOINT { level = level + 0.01 }
