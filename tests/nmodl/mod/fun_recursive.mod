: FUNCTIONs and PROCEDUREs that call themselves, directly and through others, have variables of their own in each call.
: record: x y count total
: then: show_number("sum", sum_fun_recursive(200))
: then: show_number("ackermann", ackermann_fun_recursive(2, 3))
NEURON {
    SUFFIX fun_recursive
    RANGE order, x, y, count, total
}
PARAMETER { order = 7 }
ASSIGNED { v (mV) x y count total }
INITIAL { count = 0 total = 0 x = fibonacci(order) y = 0 }
BREAKPOINT { y = even(order + 2) * fibonacci(3) }
BEFORE STEP { countdown(4) }
FUNCTION fibonacci(n) {
    if (n < 2) { fibonacci = 1 } else { fibonacci = fibonacci(n - 1) + fibonacci(n - 2) }
}
FUNCTION ackermann(m, n) {
    if (m == 0) {
        ackermann = n + 1
    } else if (n == 0) {
        ackermann = ackermann(m - 1, 1)
    } else {
        ackermann = ackermann(m - 1, ackermann(m, n - 1))
    }
}
FUNCTION even(n) {
    if (n == 0) { even = 1 } else { even = odd(n - 1) }
}
FUNCTION odd(n) {
    if (n == 0) { odd = 0 } else { odd = even(n - 1) }
}
PROCEDURE countdown(n) { LOCAL mine
    mine = n
    count = count + 1
    if (n > 0) { countdown(n - 1) }
    total = total + mine * count
}
FUNCTION sum(n) {
    if (n > 0) { sum = sum(n - 1) + n } else { sum = 0 }
}
