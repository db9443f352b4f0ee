TITLE Functions and procedures that HOC calls, arrays, loops and conditions

NEURON {
    SUFFIX callable
    NONSPECIFIC_CURRENT i
    RANGE a, sum, steps, i, first
    GLOBAL scale, level
}

DEFINE N 5

PARAMETER { scale = 2 level[3] first = 1 }

ASSIGNED { v (millivolt) i (milliamp/cm2) a[N] sum steps }

INITIAL {
    FROM k = 0 TO N - 1 { a[k] = k*scale }
    add_up()
}

BREAKPOINT {
    add_up()
    i = 1e-6*sum*(v + 70)
}

PROCEDURE add_up() {
    LOCAL k
    sum = first
    FROM j = 0 TO N - 1 { sum = sum + a[j] }
    k = 0
    steps = 0
    WHILE (k < sum) {
        k = k + 1 + steps
        steps = steps + 1
    }
}

FUNCTION power_of(x, n) {
    LOCAL product
    product = 1
    FROM j = 1 TO n { product = product*x }
    power_of = product
}

FUNCTION clipped(x, low, high) {
    if (x < low) {
        clipped = low
    } else if (x > high) {
        clipped = high
    } else {
        clipped = x
    }
}

FUNCTION mixed(x) { mixed = fabs(x)^0.5 + log(1 + x*x) + atan(x)*scale - sqrt(x*x + 1)/exp(-x/10) + fmod_like(x) }

FUNCTION fmod_like(x) { fmod_like = x - floor(x/3)*3 }
