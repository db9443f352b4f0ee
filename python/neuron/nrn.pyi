"""Sections, segments and mechanisms.

Made by scripts/make_stubs.py from the tables of the engine."""

from typing import Any, Callable, Iterator

from .hoc import HocObject, Pointed, PointProcess

class _extracellular(Mechanism):
    xraxial: RangeVar
    _ref_xraxial: Pointed
    xg: RangeVar
    _ref_xg: Pointed
    xc: RangeVar
    _ref_xc: Pointed
    e: float
    _ref_e: Pointed
    i_membrane: float
    _ref_i_membrane: Pointed
    sav_g: float
    _ref_sav_g: Pointed
    sav_rhs: float
    _ref_sav_rhs: Pointed
    vext: RangeVar
    _ref_vext: Pointed

class _fastpas(Mechanism):
    g: float
    _ref_g: Pointed
    e: float
    _ref_e: Pointed
    i: float
    _ref_i: Pointed

class _hh(Mechanism):
    gnabar: float
    _ref_gnabar: Pointed
    gkbar: float
    _ref_gkbar: Pointed
    gl: float
    _ref_gl: Pointed
    el: float
    _ref_el: Pointed
    gna: float
    _ref_gna: Pointed
    gk: float
    _ref_gk: Pointed
    il: float
    _ref_il: Pointed
    minf: float
    _ref_minf: Pointed
    hinf: float
    _ref_hinf: Pointed
    ninf: float
    _ref_ninf: Pointed
    mtau: float
    _ref_mtau: Pointed
    htau: float
    _ref_htau: Pointed
    ntau: float
    _ref_ntau: Pointed
    m: float
    _ref_m: Pointed
    h: float
    _ref_h: Pointed
    n: float
    _ref_n: Pointed

class _pas(Mechanism):
    g: float
    _ref_g: Pointed
    e: float
    _ref_e: Pointed
    i: float
    _ref_i: Pointed

class RangeVar:
    """A variable of a mechanism at a segment."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[float]: ...
    def __getitem__(self, index: int) -> float: ...
    def __setitem__(self, index: int, value: float) -> None: ...
    def name(self) -> str: ...
    def mech(self) -> Mechanism | None: ...

class Mechanism:
    """A density mechanism or ion at a segment."""
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def __iter__(self) -> Iterator[RangeVar]: ...
    def name(self) -> str: ...
    def is_ion(self) -> bool: ...
    def segment(self) -> Segment: ...

class Segment:
    """A place in a section."""
    x: float
    @property
    def sec(self) -> Section: ...
    v: float  # mV
    _ref_v: Pointed
    diam: float  # um
    _ref_diam: Pointed
    cm: float  # uF/cm2
    _ref_cm: Pointed
    i_cap: float  # mA/cm2
    _ref_i_cap: Pointed
    i_membrane_: float  # nA
    _ref_i_membrane_: Pointed
    xraxial_extracellular: RangeVar  # MOhm/cm
    _ref_xraxial_extracellular: Pointed
    xg_extracellular: RangeVar  # S/cm2
    _ref_xg_extracellular: Pointed
    xc_extracellular: RangeVar  # uF/cm2
    _ref_xc_extracellular: Pointed
    e_extracellular: float  # mV
    _ref_e_extracellular: Pointed
    i_membrane_extracellular: float  # mA/cm2
    _ref_i_membrane_extracellular: Pointed
    sav_g_extracellular: float
    _ref_sav_g_extracellular: Pointed
    sav_rhs_extracellular: float
    _ref_sav_rhs_extracellular: Pointed
    vext_extracellular: RangeVar  # mV
    _ref_vext_extracellular: Pointed
    g_fastpas: float
    _ref_g_fastpas: Pointed
    e_fastpas: float
    _ref_e_fastpas: Pointed
    i_fastpas: float  # mA/cm2
    _ref_i_fastpas: Pointed
    gnabar_hh: float  # S/cm2
    _ref_gnabar_hh: Pointed
    gkbar_hh: float  # S/cm2
    _ref_gkbar_hh: Pointed
    gl_hh: float  # S/cm2
    _ref_gl_hh: Pointed
    el_hh: float  # mV
    _ref_el_hh: Pointed
    gna_hh: float  # S/cm2
    _ref_gna_hh: Pointed
    gk_hh: float  # S/cm2
    _ref_gk_hh: Pointed
    il_hh: float  # mA/cm2
    _ref_il_hh: Pointed
    minf_hh: float
    _ref_minf_hh: Pointed
    hinf_hh: float
    _ref_hinf_hh: Pointed
    ninf_hh: float
    _ref_ninf_hh: Pointed
    mtau_hh: float  # ms
    _ref_mtau_hh: Pointed
    htau_hh: float  # ms
    _ref_htau_hh: Pointed
    ntau_hh: float  # ms
    _ref_ntau_hh: Pointed
    m_hh: float
    _ref_m_hh: Pointed
    h_hh: float
    _ref_h_hh: Pointed
    n_hh: float
    _ref_n_hh: Pointed
    g_pas: float  # S/cm2
    _ref_g_pas: Pointed
    e_pas: float  # mV
    _ref_e_pas: Pointed
    i_pas: float  # mA/cm2
    _ref_i_pas: Pointed
    ek: float  # mV
    _ref_ek: Pointed
    ki: float  # mM
    _ref_ki: Pointed
    ko: float  # mM
    _ref_ko: Pointed
    ik: float  # mA/cm2
    _ref_ik: Pointed
    ena: float  # mV
    _ref_ena: Pointed
    nai: float  # mM
    _ref_nai: Pointed
    nao: float  # mM
    _ref_nao: Pointed
    ina: float  # mA/cm2
    _ref_ina: Pointed
    extracellular: _extracellular
    fastpas: _fastpas
    hh: _hh
    pas: _pas
    k_ion: Mechanism
    na_ion: Mechanism
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def __iter__(self) -> Iterator[Mechanism]: ...
    def __contains__(self, name: object) -> bool: ...
    def __lt__(self, other: Any) -> bool: ...
    def area(self) -> float: ...
    def ri(self) -> float: ...
    def volume(self) -> float: ...
    def node_index(self) -> int: ...
    def point_processes(self) -> list[Any]: ...

class AllsegIter:
    """Walks over the segments of a section and its ends."""
    def __iter__(self) -> AllsegIter: ...
    def __next__(self) -> Segment: ...

class Section:
    """A section."""
    L: float  # um
    Ra: float  # ohm cm
    nseg: int
    rallbranch: float
    v: float  # mV
    _ref_v: Pointed
    diam: float  # um
    _ref_diam: Pointed
    cm: float  # uF/cm2
    _ref_cm: Pointed
    i_cap: float  # mA/cm2
    _ref_i_cap: Pointed
    i_membrane_: float  # nA
    _ref_i_membrane_: Pointed
    xraxial_extracellular: RangeVar  # MOhm/cm
    _ref_xraxial_extracellular: Pointed
    xg_extracellular: RangeVar  # S/cm2
    _ref_xg_extracellular: Pointed
    xc_extracellular: RangeVar  # uF/cm2
    _ref_xc_extracellular: Pointed
    e_extracellular: float  # mV
    _ref_e_extracellular: Pointed
    i_membrane_extracellular: float  # mA/cm2
    _ref_i_membrane_extracellular: Pointed
    sav_g_extracellular: float
    _ref_sav_g_extracellular: Pointed
    sav_rhs_extracellular: float
    _ref_sav_rhs_extracellular: Pointed
    vext_extracellular: RangeVar  # mV
    _ref_vext_extracellular: Pointed
    g_fastpas: float
    _ref_g_fastpas: Pointed
    e_fastpas: float
    _ref_e_fastpas: Pointed
    i_fastpas: float  # mA/cm2
    _ref_i_fastpas: Pointed
    gnabar_hh: float  # S/cm2
    _ref_gnabar_hh: Pointed
    gkbar_hh: float  # S/cm2
    _ref_gkbar_hh: Pointed
    gl_hh: float  # S/cm2
    _ref_gl_hh: Pointed
    el_hh: float  # mV
    _ref_el_hh: Pointed
    gna_hh: float  # S/cm2
    _ref_gna_hh: Pointed
    gk_hh: float  # S/cm2
    _ref_gk_hh: Pointed
    il_hh: float  # mA/cm2
    _ref_il_hh: Pointed
    minf_hh: float
    _ref_minf_hh: Pointed
    hinf_hh: float
    _ref_hinf_hh: Pointed
    ninf_hh: float
    _ref_ninf_hh: Pointed
    mtau_hh: float  # ms
    _ref_mtau_hh: Pointed
    htau_hh: float  # ms
    _ref_htau_hh: Pointed
    ntau_hh: float  # ms
    _ref_ntau_hh: Pointed
    m_hh: float
    _ref_m_hh: Pointed
    h_hh: float
    _ref_h_hh: Pointed
    n_hh: float
    _ref_n_hh: Pointed
    g_pas: float  # S/cm2
    _ref_g_pas: Pointed
    e_pas: float  # mV
    _ref_e_pas: Pointed
    i_pas: float  # mA/cm2
    _ref_i_pas: Pointed
    ek: float  # mV
    _ref_ek: Pointed
    ki: float  # mM
    _ref_ki: Pointed
    ko: float  # mM
    _ref_ko: Pointed
    ik: float  # mA/cm2
    _ref_ik: Pointed
    ena: float  # mV
    _ref_ena: Pointed
    nai: float  # mM
    _ref_nai: Pointed
    nao: float  # mM
    _ref_nao: Pointed
    ina: float  # mA/cm2
    _ref_ina: Pointed
    def __init__(self, name: str | None = None, cell: Any = None) -> None: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def __call__(self, x: float = 0.5) -> Segment: ...
    def __iter__(self) -> Iterator[Segment]: ...
    def __contains__(self, segment: object) -> bool: ...
    def __lt__(self, other: Any) -> bool: ...
    def allseg(self) -> AllsegIter: ...
    def name(self) -> str: ...
    def hname(self) -> str: ...
    def hoc_internal_name(self) -> str: ...
    def is_pysec(self) -> bool: ...
    def same(self, other: Any) -> bool: ...
    def cell(self) -> Any: ...
    def insert(self, mechanism: Any) -> Section: ...
    def uninsert(self, mechanism: Any) -> Section: ...
    def has_membrane(self, name: str) -> bool: ...
    def psection(self) -> dict[str, Any]: ...
    def push(self) -> Section: ...
    def connect(self, parent: Section | Segment, parentx: float | None = None, childx: float | None = None) -> Section: ...
    def disconnect(self) -> None: ...
    def parentseg(self) -> Segment | None: ...
    def trueparentseg(self) -> Segment | None: ...
    def orientation(self) -> float: ...
    def children(self) -> list[Section]: ...
    def subtree(self) -> list[Section]: ...
    def wholetree(self) -> list[Section]: ...
    def n3d(self) -> int: ...
    def x3d(self, i: int) -> float: ...
    def y3d(self, i: int) -> float: ...
    def z3d(self, i: int) -> float: ...
    def diam3d(self, i: int) -> float: ...
    def arc3d(self, i: int) -> float: ...
    def spine3d(self, i: int) -> bool: ...
    def pt3dadd(self, x: Any, y: Any, z: Any, diam: Any) -> Section: ...
    def pt3dclear(self, buffer: int = 0) -> int: ...
    def pt3dinsert(self, i: int, x: float, y: float, z: float, diam: float) -> None: ...
    def pt3dremove(self, i: int) -> None: ...
    def pt3dchange(self, i: int, *rest: float) -> None: ...
    def pt3dstyle(self, *args: Any) -> bool: ...

def cas() -> Section: ...
def allsec() -> Iterator[Section]: ...
