NEURON { SUFFIX a USEION ca READ ica WRITE cai }
ASSIGNED { ica cai }
BREAKPOINT { LOCAL x x = ica }
