NEURON { SUFFIX linsc RANGE a,b,c,d,e,f,g,h,jj,k }
ASSIGNED { v }
STATE { a b c d e f g h jj k }
INITIAL { SOLVE l }
LINEAR l {
 ~ a*0.5 - b*(v/30) = 0
 ~ b*0.3 - c*0.7 + a*2 = 0
 ~ c*0.3 - d*0.6 + b*2= 0
 ~ d*0.3 - e*0.5 = 0
 ~ e*0.3 - f*0.4 + a= 0
 ~ f*0.3 - g*0.3 = 0
 ~ g*0.3 - h*0.2 + h= 0
 ~ h*0.3 - jj*0.1 = 0
 ~ jj*0.3 - k*0.9 = 0
 ~ a+b+c+d+e+f+g+h+jj+k = 1 }
