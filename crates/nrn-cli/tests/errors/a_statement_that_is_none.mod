NEURON { SUFFIX bad }
PARAMETER { g = 1 }
BREAKPOINT {
  x = = 2
}
