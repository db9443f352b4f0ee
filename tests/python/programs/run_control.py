"""The run procedures from Python: what a model redefines is what runs."""

from neuron import h

h.load_file("stdrun.hoc")
soma = h.Section(name="soma")
soma.insert("hh")
h.tstop = 0.2
print(h.tstop, h.v_init, h.steps_per_ms, h.dt, h.nstep_steprun)
h.run()
print(h.t, float(h.stoprun), h.running_)
h.stdinit()
print(h.t, soma(0.5).v, h.realtime)
h.continuerun(0.1)
print(round(h.t, 10), h.stoppedrun())
h.steprun()
print(round(h.t, 10))
h.v_init = -70
h.stdinit()
print(soma(0.5).v, h.set_v_init(-60), h.v_init)

calls = []


def record(name):
    calls.append((name, round(h.t, 6)))
    if name == "advance":
        h.fadvance()
    if name == "init":
        h.finitialize(h.v_init)


for name in ("init", "advance", "Plot"):
    h(f'objref python_{name}')
    setattr(h, f"python_{name}", record)
    h(f'proc {name}() {{ python_{name}.__call__("{name}") }}')
h.tstop = 0.05
h.run()
print(calls)
calls.clear()
h("proc advance() { fadvance() }")
h.run()
print(calls)
h.dt = 0.03
h.setdt()
print(h.dt, h.nstep_steprun)
h.dt = 0.01
h.setdt()
print(h.dt, h.nstep_steprun)
h.run()
print(round(h.t, 10))
h.steps_per_ms = 10
h.run()
print(round(h.t, 10), h.nstep_steprun, h.dt)
h.stoprun = 1
h.continuerun(0.3)
print(round(h.t, 10), float(h.stoprun))
h("proc step() { fadvance() stoprun = 1 }")
h.continuerun(1)
print(round(h.t, 10), float(h.stoprun))
print(h.cvode_active(), h.cvode_local(), h.using_cvode_)
print(h.graphList[0].count(), h.n_graph_lists, h.flush_list, h.fast_flush_list)
h.newPlotV()
print(h.graphList[0].count(), h.graphItem)
handler = h.FInitializeHandler(1, lambda: print("handler", h.t))
h.stdinit()
