TITLE One half of a gap junction: reads the other side's potential through a pointer

NEURON {
    POINT_PROCESS HalfGap
    POINTER vother
    NONSPECIFIC_CURRENT i
    RANGE g, i
}

UNITS { (nA) = (nanoamp) (mV) = (millivolt) (nS) = (nanosiemens) }

PARAMETER { g = 2 (nS) }

ASSIGNED { v (mV) vother (mV) i (nA) }

BREAKPOINT { i = (1e-3)*g*(v - vother) }
