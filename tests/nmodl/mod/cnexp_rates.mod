: A gate in alpha and beta form.
: record: m
NEURON {
    SUFFIX cnexp_rates
}
STATE { m }
ASSIGNED { v (mV) }
INITIAL { m = 0.1 }
BREAKPOINT { SOLVE states METHOD cnexp }
DERIVATIVE states { m' = alpha(v) * (1 - m) - beta(v) * m }
FUNCTION alpha(x) { alpha = 0.5 * exp((x + 40) / 15) }
FUNCTION beta(x) { beta = 0.2 * exp(-(x + 60) / 18) }
