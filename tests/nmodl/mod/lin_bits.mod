: Four linear equations, whose pivots change with v, agree to the last bit.
: record: m h q r
: tolerance: 0 every operation is made in NEURON's order
NEURON { SUFFIX lin_bits }
STATE { m h q r }
ASSIGNED { v (mV) }
INITIAL { SOLVE balance }
BREAKPOINT { SOLVE balance }
LINEAR balance {
    ~ 3 * m + 2 * h - v * q / 7 + r = 1 / 3
    ~ m - v * h / 30 + 0.2 = 2 * r
    ~ q * 0.7 + h = v / 60
    ~ r * 5.7 = m * v / 3 - q
}
