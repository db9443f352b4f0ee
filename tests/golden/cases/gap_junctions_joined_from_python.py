# mechanisms: gap_junction
# POINTERs set from Python: a chain of four cells joined by half gap junctions at different places.
from neuron import h
from show import advance_until, show

cells = [h.Section(name=f"cell{i}") for i in range(4)]
for i, cell in enumerate(cells):
    cell.L, cell.diam, cell.nseg = 60 + 10 * i, 8, 3
    cell.insert("hh")
gaps = []
for left, right in zip(cells, cells[1:]):
    for here, there in ((left(0.9), right(0.1)), (right(0.1), left(0.9))):
        gap = h.HalfGap(here)
        gap.g = 30
        gap._ref_vother = there._ref_v
        gaps.append(gap)
stim = h.IClamp(cells[0](0.5))
stim.delay, stim.dur, stim.amp = 0.5, 2, 1.5
vectors = [h.Vector().record(cell(0.5)._ref_v) for cell in cells]
current = h.Vector().record(gaps[3]._ref_i)
h.finitialize(-65)
advance_until(h, 12)
for i, vector in enumerate(vectors):
    show(f"v_{i}", list(vector)[::6])
show("i_gap", list(current)[::6])
show("pointers", [gap.vother for gap in gaps])
