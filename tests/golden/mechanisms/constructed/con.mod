NEURON { POINT_PROCESS Con  RANGE a, b, c, i GLOBAL made, gone NONSPECIFIC_CURRENT i}
PARAMETER { a = 2  made = 0 gone = 0 }
ASSIGNED { b c i v }
CONSTRUCTOR { b = a*3  made = made + 1  printf("construct %g\n", made) }
DESTRUCTOR { gone = gone + 1 printf("destroy %g a=%g b=%g\n", gone, a, b) }
BREAKPOINT { i = 0 }
