: Loops, arrays with computed indices, LOCAL arrays, nested conditions, globals.
DEFINE N 4
NEURON { SUFFIX loops  NONSPECIFIC_CURRENT i  RANGE a, total, best, count, tail  GLOBAL scale }
PARAMETER { scale = 0.5  a[N] }
ASSIGNED { v (mV) i (mA/cm2) total best count tail b[N] }
STATE { s FROM 0 TO 1 START 0.25 }
INITIAL { LOCAL k
  FROM k1 = 0 TO N-1 { a[k1] = k1*k1 + 1  b[k1] = 0 }
  best = -1  count = 0  k = 0
  WHILE (k < N && a[k] < 9) { k = k + 1 }
  tail = k
}
BREAKPOINT { SOLVE st METHOD cnexp  i = 1e-5*s*(v + 70) }
DERIVATIVE st { s' = (pick(v) - s)/10  work() }
PROCEDURE work() { LOCAL j, c[3], m
  total = 0
  j = 0
  WHILE (j < N) { b[j] = b[j] + scale*j  total = total + a[j]*b[j]  j = j + 1 }
  c[0] = v  c[1] = total  c[2] = 3
  m = 0
  FROM q = 0 TO 2 { if (c[q] > c[m]) { m = q } }
  best = m
  if (v > -40) { count = count + 1  if (v > 0 && total > 3) { count = count + 10 } else if (v > -20) { count = count + 100 } else { tail = total - 7 } }
  a[m] = a[m] + 0.25
}
FUNCTION pick(x) { if (x < -80) { pick = 0.1 } else { if (x > 0) { pick = 0.9 } else { pick = 0.5 + x^2/10000 } } }
