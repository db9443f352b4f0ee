COMMENT
Functions that every .mod file may call without defining them: those of the old SCoP library, and the
Goldman-Hodgkin-Katz current. They are inlined like functions of the file itself. 2 pi has the few digits it had there.
ENDCOMMENT

NEURON { SUFFIX nothing }

: ---- forcing functions of x, which is usually t ----

FUNCTION step(x, at, height) {
    if (x >= at) { step = height } else { step = 0 }
}

FUNCTION pulse(x, from, height, duration) {
    if (x >= from && x < from + duration) { pulse = height } else { pulse = 0 }
}

FUNCTION ramp(x, from, height, duration) {
    if (x < from) {
        ramp = 0
    } else if (x > from + duration) {
        ramp = height
    } else {
        ramp = (x - from) * height / duration
    }
}

: pulses of a duration, with a gap between them
FUNCTION perpulse(x, from, height, duration, gap) {
    LOCAL period
    perpulse = 0
    if (x >= from) {
        period = duration + gap
        if (fmod((x - from) / period, 1) * period < duration) { perpulse = height }
    }
}

: one more jump after every period
FUNCTION perstep(x, from, period, jump) {
    LOCAL way
    perstep = 0
    if (x >= from) {
        way = (x - from) / period
        perstep = (way - fmod(way, 1) + 1) * jump
    }
}

FUNCTION squarewave(x, period, amplitude) {
    if (fmod(x / period, 1) < 0.5) { squarewave = amplitude } else { squarewave = -amplitude }
}

FUNCTION sawtooth(x, period, amplitude) { sawtooth = amplitude * fmod(x / period, 1) }

FUNCTION revsawtooth(x, period, amplitude) { revsawtooth = amplitude * (1 - fmod(x / period, 1)) }

FUNCTION harmonic(x, period, amplitude, offset) {
    harmonic = amplitude * sin(6.28318530 / period * (x + offset))
}

: ---- saturation ----

FUNCTION hyperbol(x, most, half) { hyperbol = most * x / (x + half) }

FUNCTION revhyperbol(x, most, half) { revhyperbol = most * half / (x + half) }

FUNCTION sigmoid(x, most, half, n) {
    LOCAL power
    power = pow(x, n)
    sigmoid = most * power / (power + pow(half, n))
}

FUNCTION revsigmoid(x, most, half, n) {
    LOCAL power
    power = pow(half, n)
    revsigmoid = most * power / (power + pow(x, n))
}

: ---- probability ----

FUNCTION factorial(n) {
    LOCAL whole, i
    whole = n + 0.1 - fmod(n + 0.1, 1)
    factorial = 1
    if (whole >= 20) {
        : Stirling's formula
        factorial = exp(-whole) * pow(whole, whole) * sqrt(6.28318530 * whole)
    } else if (whole >= 2) {
        i = n - fmod(n, 1)
        WHILE (i > 1) {
            factorial = factorial * i
            i = i - 1
        }
    }
}

FUNCTION gauss(x, mean, deviation) {
    gauss = exp(-0.5 * pow((x - mean) / deviation, 2)) / (sqrt(6.28318530) * deviation)
}

FUNCTION poisson(n, mean) { poisson = pow(mean, n) * exp(-mean) / factorial(n) }

: a series without cancellation
FUNCTION erf(z) {
    LOCAL size, n, term, sum
    size = fabs(z)
    erf = 1
    if (size < 6) {
        n = 1
        term = size
        sum = size
        WHILE (term > 1e-17 * sum) {
            n = n + 2
            term = term * 2 * size * size / n
            sum = sum + term
        }
        erf = 1.1283791670955126 * exp(-size * size) * sum
    }
    if (z < 0) { erf = -erf }
}

: ---- ions ----

: current density (mA/cm2) per permeability (cm/s) at v (mV), with concentrations in mM
FUNCTION nrn_ghk(potential, inside, outside, charge) {
    LOCAL x, in, out
    x = charge * potential / (1000 * 8.31446261815324 * (celsius + 273.15) / 96485.33212331001)
    if (fabs(x) < 1e-4) {
        out = 1 - x / 2
        in = 1 + x / 2
    } else {
        out = x / (exp(x) - 1)
        in = -x / (exp(-x) - 1)
    }
    nrn_ghk = 0.001 * charge * 96485.33212331001 * (inside * in - outside * out)
}
