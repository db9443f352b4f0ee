"""NEURON's Python interface on the Ranvier engine.

Made by scripts/make_stubs.py from the tables of the engine."""

from typing import Any, Callable, Iterator

from . import config as config, coreneuron as coreneuron, hoc as hoc, nrn as nrn, units as units
from ._density import DensityMechanism as DensityMechanism
from .hclass3 import HocBaseObject as HocBaseObject, hclass as hclass
from .nrn import Section, Segment

class HocError(RuntimeError):
    """An error of HOC code or of the simulator."""
    message: str
    hint: str | None
    context: list[str]
    file: str | None
    line: int | None
    source: str | None
    column: int

class HocWarning(UserWarning):
    """A warning of HOC code or of the simulator."""

class Interpreter(hoc.HocObject):
    """`h`: HOC variables, functions, classes and sections are its attributes."""
    def __call__(self, statement: str) -> bool: ...
    Section: type[nrn.Section]
    def allsec(self) -> Iterator[nrn.Section]: ...
    def cas(self) -> nrn.Section: ...
    def ref(self, value: Any) -> hoc.Pointed: ...
    def setpointer(self, pointer: Any, name: str, target: Any) -> None: ...
    Avogadro_constant: float
    _ref_Avogadro_constant: hoc.Pointed
    DEG: float
    _ref_DEG: hoc.Pointed
    E: float
    _ref_E: hoc.Pointed
    FARADAY: float
    _ref_FARADAY: hoc.Pointed
    GAMMA: float
    _ref_GAMMA: hoc.Pointed
    PHI: float
    _ref_PHI: hoc.Pointed
    PI: float
    _ref_PI: hoc.Pointed
    R: float
    _ref_R: hoc.Pointed
    celsius: float
    _ref_celsius: hoc.Pointed
    clamp_resist: float
    _ref_clamp_resist: hoc.Pointed
    cnt: float
    _ref_cnt: hoc.Pointed
    coreneuronrunning_: float
    _ref_coreneuronrunning_: hoc.Pointed
    default_dll_loaded_: float
    _ref_default_dll_loaded_: hoc.Pointed
    diam_changed: float
    _ref_diam_changed: hoc.Pointed
    dt: float
    _ref_dt: hoc.Pointed
    eps_IntFire4: float
    _ref_eps_IntFire4: hoc.Pointed
    eventcount: float
    _ref_eventcount: hoc.Pointed
    eventslow: float
    _ref_eventslow: hoc.Pointed
    float_epsilon: float
    _ref_float_epsilon: hoc.Pointed
    global_ra: float
    _ref_global_ra: hoc.Pointed
    hoc_ac_: float
    _ref_hoc_ac_: hoc.Pointed
    hoc_cross_x_: float
    _ref_hoc_cross_x_: hoc.Pointed
    hoc_cross_y_: float
    _ref_hoc_cross_y_: hoc.Pointed
    i: float
    _ref_i: hoc.Pointed
    ib_IntFire4: float
    _ref_ib_IntFire4: hoc.Pointed
    itmp: float
    _ref_itmp: hoc.Pointed
    j: float
    _ref_j: hoc.Pointed
    ki0_k_ion: float
    _ref_ki0_k_ion: hoc.Pointed
    ko0_k_ion: float
    _ref_ko0_k_ion: hoc.Pointed
    mapped_nrnmainmenu_: float
    _ref_mapped_nrnmainmenu_: hoc.Pointed
    movie_frame_dur_: float
    _ref_movie_frame_dur_: hoc.Pointed
    n_graph_lists: float
    _ref_n_graph_lists: hoc.Pointed
    nai0_na_ion: float
    _ref_nai0_na_ion: hoc.Pointed
    nao0_na_ion: float
    _ref_nao0_na_ion: hoc.Pointed
    nrn_shape_changed_: float
    _ref_nrn_shape_changed_: hoc.Pointed
    nrn_sparse_partrans: float
    _ref_nrn_sparse_partrans: hoc.Pointed
    nstep_steprun: float
    _ref_nstep_steprun: hoc.Pointed
    realtime: float
    _ref_realtime: hoc.Pointed
    rtstart: float
    _ref_rtstart: hoc.Pointed
    runStopAt: float
    _ref_runStopAt: hoc.Pointed
    runStopIn: float
    _ref_runStopIn: hoc.Pointed
    running_: float
    _ref_running_: hoc.Pointed
    screen_update_invl: float
    _ref_screen_update_invl: hoc.Pointed
    secondorder: float
    _ref_secondorder: hoc.Pointed
    stdrun_quiet: float
    _ref_stdrun_quiet: hoc.Pointed
    steps_per_ms: float
    _ref_steps_per_ms: hoc.Pointed
    stoprun: float
    _ref_stoprun: hoc.Pointed
    t: float
    _ref_t: hoc.Pointed
    taueps_IntFire4: float
    _ref_taueps_IntFire4: hoc.Pointed
    tstop: float
    _ref_tstop: hoc.Pointed
    usetable_hh: float
    _ref_usetable_hh: hoc.Pointed
    using_cvode_: float
    _ref_using_cvode_: hoc.Pointed
    v_init: float
    _ref_v_init: hoc.Pointed
    xopen_broadcast_: float
    _ref_xopen_broadcast_: hoc.Pointed
    BBSaveState: type[hoc.BBSaveState]
    CVode: type[hoc.CVode]
    Deck: type[hoc.Deck]
    FInitializeHandler: type[hoc.FInitializeHandler]
    File: type[hoc.File]
    GUIMath: type[hoc.GUIMath]
    Glyph: type[hoc.Glyph]
    Graph: type[hoc.Graph]
    HBox: type[hoc.HBox]
    Impedance: type[hoc.Impedance]
    KSChan: type[hoc.KSChan]
    KSGate: type[hoc.KSGate]
    KSState: type[hoc.KSState]
    KSTrans: type[hoc.KSTrans]
    LinearMechanism: type[hoc.LinearMechanism]
    List: type[hoc.List]
    Matrix: type[hoc.Matrix]
    MechanismStandard: type[hoc.MechanismStandard]
    MechanismType: type[hoc.MechanismType]
    NMODLRandom: type[hoc.NMODLRandom]
    NetCon: type[hoc.NetCon]
    PPShape: type[hoc.PPShape]
    PWManager: type[hoc.PWManager]
    ParallelContext: type[hoc.ParallelContext]
    PlotShape: type[hoc.PlotShape]
    Pointer: type[hoc.Pointer]
    PtrVector: type[hoc.PtrVector]
    PythonObject: type[hoc.PythonObject]
    Random: type[hoc.Random]
    RangeVarPlot: type[hoc.RangeVarPlot]
    SaveState: type[hoc.SaveState]
    SectionBrowser: type[hoc.SectionBrowser]
    SectionList: type[hoc.SectionList]
    SectionRef: type[hoc.SectionRef]
    Shape: type[hoc.Shape]
    StateTransitionEvent: type[hoc.StateTransitionEvent]
    StringFunctions: type[hoc.StringFunctions]
    SymChooser: type[hoc.SymChooser]
    TextEditor: type[hoc.TextEditor]
    Timer: type[hoc.Timer]
    VBox: type[hoc.VBox]
    ValueFieldEditor: type[hoc.ValueFieldEditor]
    Vector: type[hoc.Vector]
    def APCount(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.APCount: ...
    def AlphaSynapse(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.AlphaSynapse: ...
    def Exp2Syn(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.Exp2Syn: ...
    def ExpSyn(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.ExpSyn: ...
    def IClamp(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.IClamp: ...
    def IntFire1(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.IntFire1: ...
    def IntFire2(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.IntFire2: ...
    def IntFire4(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.IntFire4: ...
    def NetStim(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.NetStim: ...
    def OClamp(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.OClamp: ...
    def PatternStim(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.PatternStim: ...
    def PointProcessMark(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.PointProcessMark: ...
    def SEClamp(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.SEClamp: ...
    def VClamp(self, segment: Any = ..., *args: Any, sec: Any = ...) -> hoc.VClamp: ...
    extracellular: DensityMechanism
    fastpas: DensityMechanism
    hh: DensityMechanism
    pas: DensityMechanism
    def allobjects(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """allobjects[class or object]: Lists objects with their number of references."""
    def allobjectvars(self, *args: Any, sec: Any = ...) -> float:
        """allobjectvars: Lists object references and what they refer to."""
    def arc3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """arc3d(i): Path length from the first 3-d point, um."""
    def area(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """area(x): Membrane area of the segment at x, um2."""
    def argtype(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """argtypei: Type of argument i of the running procedure: 0 number, 1 object, 2 string, 3 pointer, -1 none."""
    def atan2(self, y: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """atan2y, x: Angle of the point (x, y), in radian."""
    def attr_praxis(self, tolerance: Any = ..., largest: Any = ..., step: Any = ..., print: Any = ..., seed: Any = ..., *args: Any, sec: Any = ...) -> float:
        """attr_praxis(tolerance, largest step, print) or ([seed]): How fit_praxis searches; returns 0, or the seed that was set before (nothing is drawn)."""
    def axis(self, *args: Any, sec: Any = ...) -> float:
        """axis(...): No effect."""
    def batch_run(self, tstop: Any = ..., tstep: Any = ..., file: Any = ..., comment: Any = ..., *args: Any, sec: Any = ...) -> float:
        """batch_run(tstop, tstep [, file [, comment]]): Runs to tstop; writes the variables of batch_save to the file, if there is one, at every tstep."""
    def batch_save(self, variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """batch_save(&variable, ...): The variables that batch_run writes; without any: none."""
    def boolean_dialog(self, text: Any = ..., yes: Any = ..., no: Any = ..., *args: Any, sec: Any = ...) -> float:
        """boolean_dialog(text [, yes, no]): Asks: 1 yes, 0 no; 0 without a display."""
    def chdir(self, folder: Any = ..., *args: Any, sec: Any = ...) -> float:
        """chdir(folder): Changes the present folder."""
    def continue_dialog(self, text: Any = ..., *args: Any, sec: Any = ...) -> float:
        """continue_dialog(text): Shows a text until it was read."""
    def coredump_on_error(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """coredump_on_error(flag): No effect."""
    def coreneuron_handle(self, *args: Any, sec: Any = ...) -> float:
        """coreneuron_handle(): No effect: CoreNEURON is not part of the program."""
    def define_shape(self, *args: Any, sec: Any = ...) -> float:
        """define_shape(): Gives every section without 3-d points some."""
    def delete_section(self, *args: Any, sec: Any = ...) -> float:
        """delete_section(): Deletes the accessed section."""
    def diam3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """diam3d(i): Diameter at a 3-d point, um."""
    def disconnect(self, *args: Any, sec: Any = ...) -> float:
        """disconnect(): Makes the accessed section a root."""
    def distance(self, flag: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """distance([flag], x [, sec]): Path length from the origin to x, um; without flag or with 0 sets the origin."""
    def doEvents(self, *args: Any, sec: Any = ...) -> float:
        """doEvents(): No effect: there is no window."""
    def doNotify(self, *args: Any, sec: Any = ...) -> float:
        """doNotify(): No effect: there is no window."""
    def eqinit(self, delta: Any = ..., *args: Any, sec: Any = ...) -> float:
        """eqinit[delta]: Forgets all depvar and eqn; delta is how far variables are moved to find slopes (0.001)."""
    def execerror(self, message: Any = ..., more: Any = ..., *args: Any, sec: Any = ...) -> float:
        """execerrormessage [, more]: Stops the program with an error message."""
    def execute(self, statement: Any = ..., object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """executestatement [, object]: Runs a statement, at top level or in the scope of an object."""
    def execute1(self, statement: Any = ..., object: Any = ..., show: Any = ..., *args: Any, sec: Any = ...) -> float:
        """execute1statement [, object] [, show]: Runs a statement: 1 when it worked, 0 when it failed. With show 0 no message is printed."""
    def fadvance(self, *args: Any, sec: Any = ...) -> float:
        """fadvance(): One step of length dt (or one step of the variable step method)."""
    def fclamp(self, n: Any = ..., x: Any = ..., i: Any = ..., duration: Any = ..., v: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fclamp(n, x) or (i, duration, v): A voltage clamp with n levels at x of the accessed section, or one of its levels: ms, mV. The resistance is clamp_resist. SEClamp is its successor."""
    def fclampi(self, *args: Any, sec: Any = ...) -> float:
        """fclampi(): The current of fclamp now, nA."""
    def fclampv(self, *args: Any, sec: Any = ...) -> float:
        """fclampv(): What fclamp clamps to now, mV."""
    def fcurrent(self, *args: Any, sec: Any = ...) -> float:
        """fcurrent(): Computes all currents for the present states."""
    def finitialize(self, v: Any = ..., *args: Any, sec: Any = ...) -> float:
        """finitialize([v]): Sets t to 0, all states to their initial values, and v everywhere when given."""
    def fit_praxis(self, n: Any = ..., function: Any = ..., name: Any = ..., x: Any = ..., Vector: Any = ..., statement: Any = ..., callable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fit_praxis(n, function name, &x[0] or Vector [, statement]) or (callable, Vector [, statement]): Changes n numbers so that function(n, &x[0]), or callable(Vector), is smallest; returns that value. The statement is executed after each round."""
    def fmatrix(self, x: Any = ..., which: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fmatrix([x, which]): Numbers of the matrix of a step, which is not kept: 0, or 1 without arguments."""
    def fprint(self, format: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fprint(format, ...): Writes to the file of wopen."""
    def frecord_init(self, *args: Any, sec: Any = ...) -> float:
        """frecord_init(): Starts recordings anew: call it after changing states or t behind finitialize."""
    def fscan(self, *args: Any, sec: Any = ...) -> float:
        """fscan(): The next number of the file of ropen."""
    def fstim(self, n: Any = ..., i: Any = ..., x: Any = ..., delay: Any = ..., duration: Any = ..., amplitude: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fstim(n) or (i, x, delay, duration, amplitude): Makes room for n currents, or sets one on the accessed section: ms, ms, nA. IClamp is its successor."""
    def fstimi(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fstimi(i): What a current of fstim is now, nA."""
    def fsyn(self, n: Any = ..., i: Any = ..., x: Any = ..., delay: Any = ..., tau: Any = ..., conductance: Any = ..., reversal: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fsyn(n) or (i, x, delay, tau, conductance, reversal): Makes room for n alpha synapses, or sets one on the accessed section: ms, ms, microsiemens, mV. AlphaSynapse is its successor."""
    def fsyng(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fsyng(i): What a conductance of fsyn is now, microsiemens."""
    def fsyni(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """fsyni(i): What a current of fsyn is now, nA."""
    def getSpineArea(self, *args: Any, sec: Any = ...) -> float:
        """getSpineArea(): Area of a spine, um2."""
    def getcwd(self, *args: Any, sec: Any = ...) -> str:
        """getcwd(): The present folder."""
    def getstr(self, strdef: Any = ..., word: Any = ..., *args: Any, sec: Any = ...) -> float:
        """getstr(strdef [, word]): The next line (or word) of the file of ropen."""
    def ghk(self, v: Any = ..., inside: Any = ..., outside: Any = ..., charge: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ghk(v, inside, outside, charge): Current density per permeability."""
    def graph(self, setup: Any = ..., expression: Any = ..., *args: Any, sec: Any = ...) -> float:
        """graph([setup, expression]): No effect."""
    def graphmode(self, mode: Any = ..., *args: Any, sec: Any = ...) -> float:
        """graphmode(mode): No effect."""
    def hoc_pointer_(self, variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """hoc_pointer_(&variable): Notes a place for whoever asked for it by name."""
    def hoc_stdout(self, file: Any = ..., *args: Any, sec: Any = ...) -> float:
        """hoc_stdout([file]): Output of `print` goes to a file; without one, back to where it went."""
    def initnrn(self, *args: Any, sec: Any = ...) -> float:
        """initnrn(): No effect: kept for old models."""
    def install_vector_fitness(self, *args: Any, sec: Any = ...) -> float:
        """install_vector_fitness(): No effect: Vectors have width, firstpeak, xfitness and yfitness."""
    def ion_charge(self, ion: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ion_charge(ion): Charge of an ion."""
    def ion_register(self, name: Any = ..., charge: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ion_register(name, charge): Makes an ion known."""
    def ion_style(self, ion: Any = ..., c_style: Any = ..., e_style: Any = ..., einit: Any = ..., eadvance: Any = ..., cinit: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ion_style(ion [, c_style, e_style, einit, eadvance, cinit]): How an ion is treated in the accessed section."""
    def ismembrane(self, mechanism: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ismembrane(mechanism): Is the mechanism inserted in the accessed section?"""
    def issection(self, pattern: Any = ..., *args: Any, sec: Any = ...) -> float:
        """issection(pattern): Does the name of the accessed section match the pattern?"""
    def ivoc_style(self, name: Any = ..., value: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ivoc_style(name, value): No effect without a display."""
    def keep_nseg_parm(self, *args: Any, sec: Any = ...) -> float:
        """keep_nseg_parm(): No effect: parameters are kept when nseg changes."""
    def library_(self, key: Any = ..., *args: Any, sec: Any = ...) -> float:
        """library_(key): Does what a procedure of the library does."""
    def library_object_(self, key: Any = ..., *args: Any, sec: Any = ...) -> Any:
        """library_object_(key): The same, for one that gives an object."""
    def load_file(self, again: Any = ..., name: Any = ..., template: Any = ..., *args: Any, sec: Any = ...) -> float:
        """load_file([again,] name [, template]): Runs a file unless it was loaded before."""
    def load_func(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """load_func(name, ...): Loads the file that begins a line with `func name`."""
    def load_proc(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """load_proc(name, ...): Loads the file that begins a line with `proc name`."""
    def load_template(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """load_template(name, ...): Loads the file that begins a line with `begintemplate name`."""
    def lw(self, file: Any = ..., device: Any = ..., *args: Any, sec: Any = ...) -> float:
        """lw([file, device]): Plots go to a file: none is written."""
    def machine_name(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """machine_name(strdef): Name of this machine."""
    def make_mechanism(self, *args: Any, sec: Any = ...) -> float:
        """make_mechanism(...): Not available yet."""
    def make_pointprocess(self, *args: Any, sec: Any = ...) -> float:
        """make_pointprocess(...): Not available yet."""
    def mcell_ran4(self, highindex: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mcell_ran4(&highindex): The number of MCellRan4 that belongs to an index, which goes on by one."""
    def mcell_ran4_init(self, lowindex: Any = ..., *args: Any, sec: Any = ...) -> float:
        """mcell_ran4_init([lowindex]): Sets the low index of all MCellRan4 streams; gives the one before."""
    def n3d(self, *args: Any, sec: Any = ...) -> float:
        """n3d(): Number of 3-d points."""
    def name_declared(self, name: Any = ..., scope: Any = ..., *args: Any, sec: Any = ...) -> float:
        """name_declaredname [, scope]: 0 unknown, 1 something else, 2 object reference, 3 section, 4 string, 5 number (with scope 2: 6 array, 7 integer, 8 section property)."""
    def nernst(self, inside: Any = ..., outside: Any = ..., charge: Any = ..., variable: Any = ..., x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nernst(inside, outside, charge) or (variable [, x]): Equilibrium potential, mV."""
    def neuronhome(self, *args: Any, sec: Any = ...) -> str:
        """neuronhome(): Folder of the program's own files."""
    def nlayer_extracellular(self, n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nlayer_extracellular([n]): Number of layers of `extracellular`."""
    def nrn_feenableexcept(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrn_feenableexcept([flag]): No effect: -2, not available."""
    def nrn_get_config_key(self, i: Any = ..., *args: Any, sec: Any = ...) -> str:
        """nrn_get_config_key(i): Name of what the program was built with."""
    def nrn_get_config_val(self, i: Any = ..., *args: Any, sec: Any = ...) -> str:
        """nrn_get_config_val(i): Its value."""
    def nrn_load_dll(self, path: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrn_load_dll(path): Loads mechanisms: a .mod file, a folder of them, what nrnivmodl made, or a plugin."""
    def nrn_mallinfo(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrn_mallinfo(i): Bytes in use."""
    def nrn_netrec_state_adjust(self, *args: Any, sec: Any = ...) -> float:
        """nrn_netrec_state_adjust(): No effect."""
    def nrn_num_config_keys(self, *args: Any, sec: Any = ...) -> float:
        """nrn_num_config_keys(): Number of such names."""
    def nrn_shape_changed(self, *args: Any, sec: Any = ...) -> float:
        """nrn_shape_changed(): No effect."""
    def nrnallpointmenu(self, *args: Any, sec: Any = ...) -> float:
        """nrnallpointmenu(): No effect without a display."""
    def nrnallsectionmenu(self, *args: Any, sec: Any = ...) -> float:
        """nrnallsectionmenu(): No effect without a display."""
    def nrnglobalmechmenu(self, mechanism: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnglobalmechmenu(mechanism): No effect without a display."""
    def nrniv_bind_thread(self, *args: Any, sec: Any = ...) -> float:
        """nrniv_bind_thread(): No effect."""
    def nrnmechmenu(self, mechanism: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnmechmenu(mechanism): No effect without a display."""
    def nrnmpi_init(self, *args: Any, sec: Any = ...) -> float:
        """nrnmpi_init(): No effect: one process."""
    def nrnpointmenu(self, point: Any = ..., process: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnpointmenu(point process): No effect without a display."""
    def nrnpython(self, statements: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnpython(statements): Runs Python statements; 0 without Python."""
    def nrnsecmenu(self, x: Any = ..., vartype: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnsecmenu(x, vartype): No effect without a display."""
    def nrnunit_use_legacy(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """nrnunit_use_legacy([flag]): 0: modern values of physical constants are used."""
    def nrnversion(self, i: Any = ..., *args: Any, sec: Any = ...) -> str:
        """nrnversion([i]): Version of NEURON whose results are matched."""
    def numarg(self, *args: Any, sec: Any = ...) -> float:
        """numarg: Number of arguments of the running procedure."""
    def object_id(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """object_idobject [, 1]: A number that identifies the object, or with 1 the index in its name (-1 for NULLobject)."""
    def object_pop(self, *args: Any, sec: Any = ...) -> float:
        """object_pop: Ends the last object_push."""
    def object_push(self, object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """object_pushobject: Following statements run in the scope of the object."""
    def object_pushed(self, *args: Any, sec: Any = ...) -> Any:
        """object_pushed0: The object of the last object_push (0), or of one below it."""
    def parent_connection(self, *args: Any, sec: Any = ...) -> float:
        """parent_connection(): Where on its parent the accessed section hangs."""
    def parent_section(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """parent_section(x): A number that stands for the parent section."""
    def plot(self, mode: Any = ..., x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """plot(mode, x, y): No effect."""
    def plotx(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """plotx(x): The scaled abscissa."""
    def ploty(self, y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ploty(y): The scaled ordinate."""
    def plt(self, mode: Any = ..., x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """plt(mode, x, y): Moves the pen, draws nothing; between modes -2 and -1 what is printed is text of the plot."""
    def pop_section(self, *args: Any, sec: Any = ...) -> float:
        """pop_section(): Ends the last push_section."""
    def print_local_memory_usage(self, *args: Any, sec: Any = ...) -> float:
        """print_local_memory_usage(): Prints the bytes in use; 1."""
    def print_session(self, ask: Any = ..., file: Any = ..., *args: Any, sec: Any = ...) -> float:
        """print_session([ask [, file]]): No effect without a display."""
    def printf(self, format: Any = ..., *args: Any, sec: Any = ...) -> float:
        """printfformat, ...: Prints as C's printf. Gives the number of characters."""
    def prmat(self, *args: Any, sec: Any = ...) -> float:
        """prmat: Prints which variables each eqn depends on."""
    def prstim(self, *args: Any, sec: Any = ...) -> float:
        """prstim(): Prints what fclamp, fstim and fsyn were given."""
    def psection(self, *args: Any, sec: Any = ...) -> float:
        """psection(): Prints the accessed section's properties."""
    def pt3dadd(self, x: Any = ..., y: Any = ..., z: Any = ..., diam: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dadd(x, y, z, diam): Appends a 3-d point (or all of four Vectors)."""
    def pt3dchange(self, i: Any = ..., x: Any = ..., y: Any = ..., z: Any = ..., diam: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dchange(i, x, y, z, diam) or (i, diam): Changes a 3-d point."""
    def pt3dclear(self, buffersize: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dclear([buffersize]): Removes all 3-d points."""
    def pt3dconst(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dconst([flag]): 1: diameters are not changed through diam."""
    def pt3dinsert(self, i: Any = ..., x: Any = ..., y: Any = ..., z: Any = ..., diam: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dinsert(i, x, y, z, diam): Inserts a 3-d point before point i."""
    def pt3dremove(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dremove(i): Removes a 3-d point."""
    def pt3dstyle(self, style: Any = ..., x: Any = ..., y: Any = ..., z: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pt3dstyle([style, x, y, z]): How the first 3-d point is connected to the parent."""
    def push_section(self, name: Any = ..., number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """push_section(name or number): Makes a section the accessed one until pop_section."""
    def pval_praxis(self, i: Any = ..., axis: Any = ..., Vector: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pval_praxis(i [, &axis or Vector]): How fast the function of the last fit_praxis grows along a principal axis, the slowest first; gives the axis too."""
    def pwman_place(self, x: Any = ..., y: Any = ..., show: Any = ..., *args: Any, sec: Any = ...) -> float:
        """pwman_place(x, y [, show]): Where the next window goes."""
    def quit(self, status: Any = ..., *args: Any, sec: Any = ...) -> float:
        """quit[status]: Ends the program."""
    def regraph(self, name: Any = ..., variable: Any = ..., *args: Any, sec: Any = ...) -> float:
        """regraph(name, &variable): No effect."""
    def retrieveaudit(self, id: Any = ..., *args: Any, sec: Any = ...) -> float:
        """retrieveaudit([id]): An error: nothing is ever saved to be retrieved."""
    def ri(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ri(x): Axial resistance between the segment at x and its neighbour towards the root, megohm."""
    def ropen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """ropen([name]): Opens a file for fscan and getstr."""
    def save_session(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """save_session(name): Writes a session file of all windows."""
    def saveaudit(self, *args: Any, sec: Any = ...) -> float:
        """saveaudit(): No effect."""
    def secname(self, *args: Any, sec: Any = ...) -> str:
        """secname(): Name of the accessed section."""
    def section_exists(self, name: Any = ..., index: Any = ..., object: Any = ..., *args: Any, sec: Any = ...) -> float:
        """section_exists(name [, index] [, object]): Is there such a section?"""
    def section_orientation(self, *args: Any, sec: Any = ...) -> float:
        """section_orientation(): The end of the accessed section that is nearer to the root: 0 or 1."""
    def section_owner(self, *args: Any, sec: Any = ...) -> Any:
        """section_owner([sec]): The object that made the accessed section."""
    def sectionname(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sectionname(strdef): Name of the accessed section, into a strdef."""
    def setSpineArea(self, area: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setSpineArea(area): Sets the area of a spine, um2."""
    def setcolor(self, number: Any = ..., *args: Any, sec: Any = ...) -> float:
        """setcolor(number): No effect."""
    def show_errmess_always(self, *args: Any, sec: Any = ...) -> float:
        """show_errmess_always0 or 1: Prints error messages even where a caller wanted none."""
    def show_winio(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """show_winio(flag): No effect."""
    def solve(self, *args: Any, sec: Any = ..., progress: Any = ...) -> float:
        """solve: One step towards the solution of the equations of eqn. Gives what they were off by and how far it went."""
    def spine3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """spine3d(i): Does the 3-d point carry a spine?"""
    def sprint(self, string: Any = ..., format: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sprintstring, format, ...: Prints into a strdef."""
    def sred(self, prompt: Any = ..., default: Any = ..., letters: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sred(prompt, default, letters): Asks for one of some letters on standard input: its position."""
    def sscanf(self, string: Any = ..., format: Any = ..., number: Any = ..., strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """sscanfstring, format, &number or strdef, ...: Reads values from a string as C's sscanf. Gives how many."""
    def startsw(self, *args: Any, sec: Any = ...) -> float:
        """startsw(): Starts the stopwatch; seconds since 1970."""
    def stop_praxis(self, n: Any = ..., *args: Any, sec: Any = ...) -> float:
        """stop_praxis([n]): fit_praxis, the running one or else the next, ends after n rounds (1); 0 takes that back. Returns what it was."""
    def stopsw(self, *args: Any, sec: Any = ...) -> float:
        """stopsw(): Seconds since startsw."""
    def strcmp(self, a: Any = ..., b: Any = ..., *args: Any, sec: Any = ...) -> float:
        """strcmpa, b: 0 for equal strings, else the order of the first bytes that differ."""
    def string_dialog(self, text: Any = ..., strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """string_dialog(text, strdef): Asks for a text: 1 when there is one."""
    def symbols(self, *args: Any, sec: Any = ...) -> float:
        """symbols: Lists names by kind."""
    def system(self, command: Any = ..., strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """system(command [, strdef]): Runs a shell command; its output goes to the strdef."""
    def this_node(self, x: Any = ..., *args: Any, sec: Any = ...) -> float:
        """this_node(x): A number that stands for the node at x."""
    def this_section(self, *args: Any, sec: Any = ...) -> float:
        """this_section(): A number that stands for the accessed section."""
    def topology(self, *args: Any, sec: Any = ...) -> float:
        """topology(): Prints the trees."""
    def units(self, name: Any = ..., variable: Any = ..., units: Any = ..., *args: Any, sec: Any = ...) -> str:
        """units(name or &variable [, units]): Units of a variable."""
    def unix_mac_pc(self, *args: Any, sec: Any = ...) -> float:
        """unix_mac_pc: 1 on Unix, 3 on Windows, 4 on a Mac."""
    def use_exp_pow_precision(self, style: Any = ..., *args: Any, sec: Any = ...) -> float:
        """use_exp_pow_precision[style]: Always 0: exp and ^ are those of the machine."""
    def use_mcell_ran4(self, flag: Any = ..., *args: Any, sec: Any = ...) -> float:
        """use_mcell_ran4([flag]): Says whether scop_random of .mod files draws from MCellRan4; gives what was said before."""
    def variable_domain(self, variable: Any = ..., low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """variable_domain(&variable, low, high): No effect: limits belong to windows."""
    def wopen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """wopen([name]): Opens a file for fprint."""
    def x3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """x3d(i): x of a 3-d point, um."""
    def xbutton(self, title: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xbutton(title [, command]): A button."""
    def xcheckbox(self, title: Any = ..., variable: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xcheckbox(title, &variable [, command]): A box that sets a variable to 0 or 1."""
    def xfixedvalue(self, title: Any = ..., variable: Any = ..., default: Any = ..., use: Any = ..., pointer: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xfixedvalue(title [, variable, default, use pointer]): A field that only shows."""
    def xlabel(self, text: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xlabel(text): A text."""
    def xmenu(self, title: Any = ..., command: Any = ..., menu: Any = ..., bar: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xmenu(title [, command] [, in menu bar]) or (): Begins a menu; ends it."""
    def xopen(self, name: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xopen(name): Runs a file."""
    def xpanel(self, title: Any = ..., horizontal: Any = ..., scroll: Any = ..., x: Any = ..., y: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xpanel(title [, horizontal]), ([scroll]), or (x, y [, scroll]): Begins a panel; ends and shows it."""
    def xpvalue(self, title: Any = ..., variable: Any = ..., default: Any = ..., command: Any = ..., can: Any = ..., run: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xpvalue(title [, &variable, default, command, can run]): A field for a place."""
    def xradiobutton(self, title: Any = ..., command: Any = ..., on: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xradiobutton(title [, command, on]): A button of which one among neighbours is on."""
    def xred(self, prompt: Any = ..., default: Any = ..., low: Any = ..., high: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xred(prompt, default, low, high): Asks for a number on standard input."""
    def xslider(self, variable: Any = ..., low: Any = ..., high: Any = ..., command: Any = ..., vertical: Any = ..., slow: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xslider(&variable [, low, high] [, command] [, vertical, slow]): A slider."""
    def xstatebutton(self, title: Any = ..., variable: Any = ..., command: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xstatebutton(title, &variable [, command]): A button that sets a variable to 0 or 1."""
    def xvalue(self, title: Any = ..., variable: Any = ..., default: Any = ..., command: Any = ..., can: Any = ..., run: Any = ..., use: Any = ..., pointer: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xvalue(title [, variable, default, command, can run, use pointer]): A field that shows and sets a variable."""
    def xvarlabel(self, strdef: Any = ..., *args: Any, sec: Any = ...) -> float:
        """xvarlabel(strdef): The text that a string has."""
    def y3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """y3d(i): y of a 3-d point, um."""
    def z3d(self, i: Any = ..., *args: Any, sec: Any = ...) -> float:
        """z3d(i): z of a 3-d point, um."""

h: Interpreter
n: Interpreter
__version__: str
version: str
nrn_dll_loaded: list[str]

def psection(section: Section) -> None: ...
def help(request: Any = None) -> None: ...
def test(exitOnError: bool = True) -> None: ...
def test_rxd(exitOnError: bool = True) -> None: ...
def load_mechanisms(path: str, warn_if_already_loaded: bool = True) -> bool: ...
def register_savestate(id_: Any, store: Callable[..., Any], restore: Callable[..., Any]) -> None: ...
def numpy_element_ref(numpy_array: Any, index: int) -> hoc.Pointed: ...
def new_point_process(name: str, doc: str | None = None) -> Any: ...
def new_hoc_class(name: str, doc: str | None = None) -> Any: ...
def format_exception(type: Any, value: Any, tb: Any) -> str: ...
def reset() -> None: ...
