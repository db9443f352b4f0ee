: Lines that end as on other systems.
: record: a
NEURON {
  SUFFIX old_line_ends
  RANGE a
}
ASSIGNED { v a }
BREAKPOINT {
  a = v
  if (a > -60) {
    a = 2
  }
}
