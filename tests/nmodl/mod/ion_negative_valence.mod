: An ion with a negative valence and written concentration.
: ions: xyi exy ixy
NEURON {
    SUFFIX ion_negative_valence
    USEION xy READ ixy WRITE xyi, ixy VALENCE -1
}
ASSIGNED { v (mV) ixy (mA/cm2) }
STATE { xyi (mM) }
INITIAL { xyi = 5 }
BREAKPOINT {
    SOLVE s METHOD cnexp
    ixy = 1e-5 * (v + 70)
}
DERIVATIVE s { xyi' = -xyi / 8 }
