: A sodium channel: ions, TABLE, temperature, two gates.
: record: act inact
: ions: ina
PARAMETER { most = 0.02 (S/cm2) }
NEURON {
    RANGE most
    SUFFIX mix_sodium
    GLOBAL act_goal, inact_goal
    USEION na READ ena WRITE ina
}
ASSIGNED {
    act_goal inact_goal
    act_time (ms) inact_time (ms)
    ina (mA/cm2) ena (mV) celsius (degC) v (mV)
}
STATE { inact act }
PROCEDURE goals(at (mV)) {
    LOCAL speed
    TABLE act_goal, inact_goal, act_time, inact_time DEPEND celsius FROM -120 TO 80 WITH 400
    speed = 2.3^(0.1 * celsius - 2.1)
    act_time = (0.05 + 0.3 * exp(-(0.04 * at + 1.6)^2)) / speed
    inact_time = (6 / (1 + exp(0.125 * at + 6.875)) + 0.5) / speed
    inact_goal = 1 / (exp((62 + at) / 6) + 1)
    act_goal = 1 / (exp((-38 - at) / 7) + 1)
}
BREAKPOINT {
    SOLVE gates METHOD cnexp
    ina = (v - ena) * inact * act^3 * most
}
INITIAL {
    goals(v)
    inact = inact_goal
    act = act_goal
}
DERIVATIVE gates {
    goals(v)
    inact' = inact_goal / inact_time - inact / inact_time
    act' = -(act - act_goal) / act_time
}
