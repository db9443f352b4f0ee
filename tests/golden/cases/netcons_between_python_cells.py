# Three cells of a Python class joined by NetCons with recorded spike times; the weights change between two runs.
from neuron import h
from show import advance_until, show


class Cell:
    def __init__(self, number):
        self.number = number
        self.soma = h.Section(name="soma", cell=self)
        self.dend = h.Section(name="dend", cell=self)
        self.dend.connect(self.soma(1))
        self.soma.L = self.soma.diam = 16 + number
        self.dend.L, self.dend.diam, self.dend.nseg = 100, 2, 3
        self.soma.insert("hh")
        self.dend.insert("pas")
        self.dend.g_pas, self.dend.e_pas = 0.0002, -65
        self.syn = h.Exp2Syn(self.dend(0.5))
        self.syn.tau1, self.syn.tau2 = 0.4, 2.5
        self.spikes = h.Vector()
        self.watch = h.NetCon(self.soma(0.5)._ref_v, None, sec=self.soma)
        self.watch.threshold = 5
        self.watch.record(self.spikes)

    def __str__(self):
        return f"Cell{self.number}"


cells = [Cell(i) for i in range(3)]
netcons = []
for i, cell in enumerate(cells):
    nc = h.NetCon(cell.soma(0.5)._ref_v, cells[(i + 1) % 3].syn, sec=cell.soma)
    nc.delay, nc.weight[0], nc.threshold = 2 + i, 0.05, 5
    netcons.append(nc)
stim = h.NetStim()
stim.start, stim.number, stim.interval, stim.noise = 1.5, 2, 12, 0
first = h.NetCon(stim, cells[0].syn)
first.delay, first.weight[0] = 0.25, 0.06
v = h.Vector().record(cells[2].dend(0.5)._ref_v)
for trial in range(2):
    h.finitialize(-65)
    advance_until(h, 50)
    for cell in cells:
        show(f"spikes_{cell}", cell.spikes)
    show("v", list(v)[::20])
    netcons[1].weight[0] = 0.004
    netcons[2].active(False)
