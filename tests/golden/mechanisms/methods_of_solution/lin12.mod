DEFINE N 12
NEURON { SUFFIX lin12 RANGE w, s }
ASSIGNED { v s }
STATE { w[N] }
INITIAL { SOLVE l  s = w[0]+w[N-1] }
BREAKPOINT { SOLVE l s = w[0]+2*w[5]+w[N-1] }
LINEAR l { LOCAL k
 k = 0.1*v
 ~ w[0]*(2+k*k) - w[1] = 1
 FROM i = 1 TO N-2 { ~ 4*w[i] - w[i-1] - 1.5*w[i+1] = k }
 ~ w[N-1]*3 + w[0] = 5
}
