NEURON { SUFFIX a }
UNITS { F = (faradays) (coulomb) G = (parrot) (volt) }
