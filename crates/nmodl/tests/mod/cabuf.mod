: Calcium with a buffer (bilinear kinetics), compartments and a pump flux.
NEURON { SUFFIX cabuf  USEION ca READ ica, cai WRITE cai  RANGE depth, bt }
UNITS { (mM) = (milli/liter)  (um) = (micron)  (mA) = (milliamp)  F = (faraday) (coulomb) }
PARAMETER { depth = 0.2 (um)  bt = 0.05 (mM)  k1 = 100  k2 = 0.1  vol = 0.5 }
ASSIGNED { ica (mA/cm2) }
STATE { cai (mM) buf (mM) cabf (mM) }
INITIAL { buf = bt  cabf = 0 }
BREAKPOINT { SOLVE react METHOD sparse }
KINETIC react {
  COMPARTMENT vol { cai buf cabf }
  ~ cai + buf <-> cabf (k1, k2)
  ~ cai << (-(ica - 0.01)*10000/(2*F*depth))
  ~ cai -> (0.05)
}
