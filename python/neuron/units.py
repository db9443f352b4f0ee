"""Units as factors to the simulator's own (ms, mV, um, mM): `5 * units.s` is 5000 ms."""

# concentration, in mM
mM = 1
M = 1e3
µM = uM = 1e-3
nM = 1e-6

# time, in ms
ms = 1
µs = us = 1e-3
s = sec = 1e3
minute = 60 * sec
hour = 60 * minute
day = 24 * hour

# length, in um
µm = um = 1
nm = 1e-3
mm = 1000
cm = 10 * mm
m = 100 * cm

# potential, in mV
mV = 1
µV = μV = uV = 1e-3
V = 1e3
