# Vector: Fourier transforms, convolution, spectra, spike rates, averages around triggers, fits, raw files.
import math
import os

from neuron import h
from show import show

V = h.Vector
wave = V([math.sin(i * 0.7) + 0.3 * i for i in range(10)])
for n in (1, 2, 5, 8):
    part = wave.c(0, n - 1)
    show(f"fft_{n}", V().fft(part, 1))
    show(f"there_and_back_{n}", V().fft(part, 1).fft(-1).add(1))
show("power", V().spctrm(V([math.sin(i * i) for i in range(40)]), 4))
ramp = V(8).indgen(1, 1)
show("convolved", V().convlv(ramp, V([1, 0.5, 0.25])))
show("convolved_with_two", V().convlv(ramp, V([1, 0.5])))
show("correlated", V().correl(ramp, V([1, 0, 0, 2, 0, 1, 1, 3])))
show("with_itself", V().correl(ramp))
show("filtered", V().filter(ramp, V([1, 0.5, 0.25])))

counts = V([0, 3, 5, 2, 0, 0, 7, 1])
show("rate", V().psth(counts, 2, 10, 3))
show("fires", V().inf(V(20, 5), 0.1, 0.5, 1, 0.3, 3, -1, 0.3))
mean = V()
show("triggers", [mean.trigavg(wave, V([0, 3, 5, 7, 99]), 2, 3)])
show("around_triggers", mean)
show("smooth", V().smhist(V([1, 2, 2.5, 4, -1, 55]), 0.5, 6, 1, 0.5))
show("smooth_weighted", V().smhist(V([1, 2, 2.5, 4]), 0, 5, 0.5, 1, V([1, 2, 3, 4])))
for factor in (0.3, 0.5, 1.5, 2, 0):
    show(f"resampled_{factor}".replace(".", "_"), V().resample(wave, factor))

x = V(12).indgen(0, 0.5)
y = V([3 * math.exp(-t / 1.7) + 0.01 * math.sin(5 * t) for t in x])
h("func bent() { return $2*$1 + $3*sin($1) }")
for shape, start in (("exp1", (2, 1)), ("exp2", (2, 1, 1, 3)), ("charging", (2, 1, 1, 3)), ("quad", (1, 1, 1)), ("bent", (1, 1))):
    parameters = [h.ref(p) for p in start]
    fitted = V()
    show("error_" + shape, [y.fit(fitted, shape, x, *parameters)])
    show("parameters_" + shape, [p[0] for p in parameters])
    show("fitted_" + shape, fitted)

file = h.File()
file.wopen("numbers.bin")
show("written", [wave.fwrite(file), wave.fwrite(file, 2, 4)])
file.close()
file.ropen("numbers.bin")
back = V()
show("read_nothing", [back.fread(file), len(back)])
show("read", [back.fread(file, 4)] + list(back))
show("read_on", [back.fread(file)] + list(back))
for kind in (5, 2, 1):
    show(f"kind_{kind}", [back.fread(file, 3, kind)] + list(back))
file.close()
os.remove("numbers.bin")
file.wopen("table.txt")
file.printf("1 2 3\n4 5 6\n7 8 -1\n9")
file.close()
for arguments in ((-1,), (8, 2, 3), (7, 1, 3)):
    file.ropen("table.txt")
    show("until", [back.scantil(file, *arguments)] + list(back))
    file.close()
