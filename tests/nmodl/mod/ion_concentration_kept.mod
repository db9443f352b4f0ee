: Concentrations that are only written have the ion's value when a block begins: INITIAL leaves cai alone, BREAKPOINT adds to it.
: ions: cai eca cao ica
: record: seen got
NEURON {
    SUFFIX ion_concentration_kept
    USEION ca WRITE cai, cao, ica
    RANGE seen, got
}
UNITS { (mM) = (milli/liter) }
ASSIGNED { v (mV) cai (mM) cao (mM) ica (mA/cm2) seen (mM) got (mM) }
INITIAL { seen = cai + cao }
BREAKPOINT {
    SOLVE grow
    ica = 0.01 * cai * (v - 20)
    got = cao
}
PROCEDURE grow() {
    cai = cai * 1.01
    cao = cao - 1e-3
}
