: EXTERNAL: a mechanism reads and changes a GLOBAL of another.
: with: old_external_part.mod
: record: a
: hoc: soma insert old_external_part
: then: {show_number("level", level_old_external_part)}
NEURON {
    SUFFIX old_external
    EXTERNAL level_old_external_part
    RANGE a
}
ASSIGNED { v a level_old_external_part }
BREAKPOINT {
    a = level_old_external_part * 2
    if (t > 5) { level_old_external_part = 1 }
}
