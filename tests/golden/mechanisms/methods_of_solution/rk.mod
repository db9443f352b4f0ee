NEURON { SUFFIX rk RANGE x, yy }
ASSIGNED { v }
STATE { x yy }
INITIAL { x = 1 yy = 0.2 }
BREAKPOINT { SOLVE s METHOD runge }
DERIVATIVE s { x' = -x*yy + 0.02*v  yy' = x - yy }
