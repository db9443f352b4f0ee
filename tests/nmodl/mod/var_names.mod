: Names that are words of other languages, long ones, ones with digits and underscores.
: record: int_ a1b2 x_
NEURON { SUFFIX var_names RANGE int_, a1b2, x_, a_name_that_is_very_long_and_says_what_it_is_in_many_words }
PARAMETER { a_name_that_is_very_long_and_says_what_it_is_in_many_words = 3 }
ASSIGNED { v (mV) int_ a1b2 x_ }
BREAKPOINT {
    LOCAL class_, f_, lambda
    class_ = v
    f_ = class_ + 1
    lambda = f_ * 2
    int_ = lambda
    a1b2 = a_name_that_is_very_long_and_says_what_it_is_in_many_words * v
    x_ = int_ + a1b2
}
