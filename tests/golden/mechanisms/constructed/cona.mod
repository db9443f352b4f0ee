NEURON { ARTIFICIAL_CELL Cona RANGE a, b GLOBAL made, gone}
PARAMETER { a = 2  made = 0 gone = 0 }
ASSIGNED { b }
CONSTRUCTOR { b = a*3  made = made + 1 printf("art %g\n", made) }
DESTRUCTOR { gone = gone + 1 printf("art gone %g a=%g\n", gone, a) }
NET_RECEIVE(w) { }
