NEURON { SUFFIX eul2 RANGE x, w, y, z }
DEFINE M 5
ASSIGNED { v w y[3] }
STATE { x z }
INITIAL { x = 1 z = 2 FROM i=0 TO 2 { y[i] = i } }
BREAKPOINT { SOLVE s METHOD euler w = y[0]+y[1]*y[2]+ y[M/2]*100 }
DERIVATIVE s { x' = -x*0.3 + 0.01*v z' = x - z FROM i=0 TO 4/2 { y[i] = x - y[i]*(i+1)/2 } }
