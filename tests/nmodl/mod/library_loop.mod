: A library function with a loop.
: then: show_number("sum", lib_harmonic(10))
NEURON { SUFFIX nothing }
FUNCTION lib_harmonic(n) {
    LOCAL k
    lib_harmonic = 0
    k = 1
    while (k <= n) {
        lib_harmonic = lib_harmonic + 1 / k
        k = k + 1
    }
}
