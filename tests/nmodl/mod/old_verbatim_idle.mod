: VERBATIM blocks that do nothing.
: record: a
NEURON {
    SUFFIX old_verbatim_idle
    RANGE a
}
VERBATIM
#include <stdlib.h>
/* nothing
   here */
ENDVERBATIM
ASSIGNED { v (mV) a }
BREAKPOINT {
    VERBATIM
    // nothing
    ENDVERBATIM
    a = v
}
VERBATIM
ENDVERBATIM
