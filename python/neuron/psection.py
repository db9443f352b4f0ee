"""What a section holds, as a dictionary: the work behind `section.psection()`."""


def psection(sec):
    """Parameters, mechanisms, point processes and shape of `sec`. Lists run over its segments."""
    from . import h
    from ._engine import mechanism_variables, nrn

    ions, density = {}, {}
    for mechanism in nrn._mechanisms_of(sec):
        values = {}
        for name, length in mechanism_variables(mechanism):
            short = name[: -len(mechanism) - 1] if name.endswith("_" + mechanism) else name
            if length > 1:
                values[short] = [[getattr(seg, name)[i] for i in range(length)] for seg in sec]
            else:
                values[short] = [getattr(seg, name) for seg in sec]
        if mechanism.endswith("_ion"):
            ions[mechanism[:-4]] = values
        else:
            density[mechanism] = values
    processes = {}
    for seg in sec.allseg():
        for process in seg.point_processes():
            processes.setdefault(process.hname().split("[")[0], set()).add(process)
    return {
        "point_processes": processes,
        "density_mechs": density,
        "ions": ions,
        "morphology": {
            "L": sec.L,
            "diam": [seg.diam for seg in sec],
            "pts3d": [(sec.x3d(i), sec.y3d(i), sec.z3d(i), sec.diam3d(i)) for i in range(sec.n3d())],
            "parent": sec.parentseg(),
            "trueparent": sec.trueparentseg(),
        },
        "nseg": sec.nseg,
        "Ra": sec.Ra,
        "cm": [seg.cm for seg in sec],
        "regions": set(),
        "species": set(),
        "name": sec.hname(),
        "hoc_internal_name": sec.hoc_internal_name(),
        "cell": sec.cell(),
    }
