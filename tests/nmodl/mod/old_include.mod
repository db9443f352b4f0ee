: INCLUDE takes a file in.
: with: old_include_part.inc
: record: a
NEURON { SUFFIX old_include RANGE a }
ASSIGNED { v a }
INCLUDE "old_include_part.inc"
BREAKPOINT { a = part(v) + offset }
