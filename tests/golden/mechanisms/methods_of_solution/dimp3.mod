NEURON { SUFFIX dimp3 RANGE x, yy, za, zb, a, rx }
PARAMETER { a = 0.7 }
ASSIGNED { v rx }
STATE { x yy za zb }
INITIAL { x = 0.3 yy = 0.5 za = 0.1 zb = 0.2 }
BREAKPOINT { SOLVE s METHOD derivimplicit }
DERIVATIVE s { LOCAL q
 q = a*x*yy
 x' = -q + 0.3*(1-x) + 0.001*v
 yy' = q - yy*yy*yy
 za' = x*zb - za
 zb' = yy - zb*za*3
 rx = x' + 2*za }
