: Calcium in a shell, with a pump and a buffer in a KINETIC scheme.
: record: c[0] c[2]
: ions: cai
: tolerance: 1e-6 Newton ends when a step is small
NEURON {
    SUFFIX mix_calcium_pool
    USEION ca READ ica, cai WRITE cai
    RANGE total
}
DEFINE SHELLS 3
PARAMETER { total = 0.05 (mM) kf = 50 kb = 0.01 }
STATE { c[SHELLS] b[SHELLS] cb[SHELLS] }
ASSIGNED { v (mV) ica (mA/cm2) cai (mM) vol[SHELLS] }
INITIAL {
    FROM k = 0 TO SHELLS - 1 {
        vol[k] = (SHELLS - k) / 3
        c[k] = 1e-4
        b[k] = total * kb / (kb + kf * 1e-4)
        cb[k] = total - b[k]
    }
    cai = c[0]
}
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    COMPARTMENT k, vol[k] { c b cb }
    ~ c[0] << (-ica * 1e-2 + 2e-4)
    FROM k = 0 TO SHELLS - 2 { ~ c[k] <-> c[k + 1] (0.4, 0.4) }
    FROM k = 0 TO SHELLS - 1 { ~ c[k] + b[k] <-> cb[k] (kf, kb) }
    ~ c[SHELLS - 1] -> (0.2)
    cai = c[0]
}
