//! What a mechanism tells about itself: its variables, ions, tables and kernels, by name and number.
//!
//! Plain Rust data, made by `nmodl`, by a plugin's loader or by a baked-in mechanism. Nothing here computes.

/// What kind of thing the mechanism is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MechanismKind {
    /// `SUFFIX`: inserted into sections, one instance per segment.
    #[default]
    Density,
    /// `POINT_PROCESS`: an object at one segment.
    PointProcess,
    /// `ARTIFICIAL_CELL`: an object without a place.
    ArtificialCell,
    /// `SUFFIX nothing`: functions and globals only.
    Library,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ColumnRole {
    /// RANGE PARAMETER.
    #[default]
    Parameter,
    /// RANGE ASSIGNED.
    Assigned,
    /// STATE.
    State,
    /// POINTER: the value is gathered from its target before a kernel and written back after it.
    Pointer,
    /// Not visible to users.
    Hidden,
    /// RANDOM: a stream of random numbers, eight columns as [`nrn_random::Stream::to_numbers`] gives them.
    Random,
}

/// A per-instance variable. An array of length k takes k neighbouring physical columns from `first` on.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ColumnInfo {
    /// As in the `.mod` file, without suffix.
    pub name: String,
    /// What it is for.
    pub role: ColumnRole,
    /// First physical column.
    pub first: usize,
    /// Number of physical columns; 1 for a scalar.
    pub len: usize,
    /// True when declared as an array (even of length 1).
    pub is_array: bool,
    /// Value in a new instance.
    pub default: f64,
    /// Units as written, without parentheses.
    pub units: String,
    /// `<low, high>` of a PARAMETER.
    pub limits: Option<(f64, f64)>,
}

/// A variable that all instances share. An array of length k takes k neighbouring numbers from `first` on.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GlobalInfo {
    /// As in the `.mod` file, without suffix.
    pub name: String,
    /// First index into the globals.
    pub first: usize,
    /// Number of values; 1 for a scalar.
    pub len: usize,
    /// True when declared as an array.
    pub is_array: bool,
    /// Value at start.
    pub default: f64,
    /// Units as written.
    pub units: String,
    /// `<low, high>` of a PARAMETER.
    pub limits: Option<(f64, f64)>,
    /// True when users see it (`name_suffix`).
    pub visible: bool,
}

/// How a mechanism uses an ion.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IonUse {
    /// `na`, `k`, `ca`, ...
    pub name: String,
    /// `VALENCE`, when given.
    pub valence: Option<f64>,
    /// Reads `ena`, `nai`, `nao`, `ina`.
    pub reads: IonFields,
    /// Writes `ena`, `nai`, `nao`, `ina`.
    pub writes: IonFields,
    /// The concentration is a STATE of the mechanism.
    pub inside_is_state: bool,
    /// The same for the outside.
    pub outside_is_state: bool,
}

/// A set of an ion's variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IonFields {
    /// Reversal potential.
    pub reversal: bool,
    /// Concentration inside.
    pub inside: bool,
    /// Concentration outside.
    pub outside: bool,
    /// Current.
    pub current: bool,
}

/// A TABLE statement: outputs of a procedure tabulated over one argument.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TableInfo {
    /// The PROCEDURE or FUNCTION it stands in.
    pub procedure: String,
    /// Number of tabulated values (columns); column `n_outputs` of the fill kernel's table holds the argument.
    pub n_outputs: usize,
    /// Number of intervals (`WITH`).
    pub n: usize,
    /// Names of what the table depends on (globals, `celsius`, `dt`): a change means a new table.
    pub depend: Vec<TableDependency>,
    /// True when the procedure reads variables of an instance. Its kernels then run for one instance, as functions do: bounds into
    /// `args[0]` and `args[1]`; the argument in `args[n_outputs]` and a row of the table into the arguments before it.
    pub of_instance: bool,
    /// True for a FUNCTION_TABLE: users give its values. Outputs are the value, and for each
    /// argument its places and their number (0: none given); values are in the order of a matrix.
    pub given: bool,
}

/// What a table depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TableDependency {
    /// A global of the mechanism.
    Global(usize),
    /// `celsius`.
    Celsius,
    /// `dt`.
    Dt,
    /// A column of the first instance.
    Column(usize),
}

/// A state that diffuses along sections (LONGITUDINAL_DIFFUSION).
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DiffusionInfo {
    /// Where it is.
    pub state: DiffusionState,
    /// Number of elements, each of which diffuses by itself; 1 for a scalar.
    pub len: usize,
    /// First of `len` columns that the [`KernelKind::Diffusion`] kernel sets to the diffusion constant times the cross section,
    /// um4/ms.
    pub coefficient: usize,
    /// First of `len` columns that it sets to the volume per length, um2.
    pub volume: usize,
}

/// Where a diffusing state is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum DiffusionState {
    /// From this column on.
    Column(usize),
    /// The concentration inside of an ion, by index into [`MechanismInfo::ions`].
    Inside(usize),
    /// The concentration outside.
    Outside(usize),
}

/// What a kernel is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum KernelKind {
    /// INITIAL.
    Initial,
    /// The currents of BREAKPOINT: subtracts from `Rhs`, adds to `D`, accumulates ion currents.
    Current,
    /// The SOLVEs of BREAKPOINT but those with `after_cvode`, one step ahead; all of BREAKPOINT where there is no current.
    State,
    /// What BREAKPOINT SOLVEs with METHOD `after_cvode`: runs after `State`, also in a variable step.
    AfterSolve,
    /// NET_RECEIVE; args are the weights, then the flag.
    NetReceive,
    /// INITIAL inside NET_RECEIVE; args are the weights.
    NetReceiveInitial,
    /// BEFORE INITIAL.
    BeforeInitial,
    /// AFTER INITIAL.
    AfterInitial,
    /// BEFORE BREAKPOINT.
    BeforeBreakpoint,
    /// AFTER SOLVE.
    AfterSolveBlock,
    /// BEFORE STEP.
    BeforeStep,
    /// CONSTRUCTOR.
    Constructor,
    /// DESTRUCTOR.
    Destructor,
    /// FUNCTION or PROCEDURE `i` of [`MechanismInfo::functions`].
    Function(u16),
    /// Computes all outputs of table `i` for the arguments in its last column (its `columns` are the table's).
    TableFill(u16),
    /// Computes `from` and `to` of table `i` into `args[0]` and `args[1]`.
    TableBounds(u16),
    /// Condition `i` of WATCH: value into `args[0]`.
    Watch(u16),
    /// Computes coefficients and volumes of [`MechanismInfo::diffusions`].
    Diffusion,
    /// Derivatives of the states, for the variable step.
    OdeRates,
    /// Diagonal of the Jacobian, for the variable step.
    OdeJacobian,
}

/// A kernel and which of the two forms it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KernelInfo {
    /// What it is for.
    pub kind: KernelKind,
    /// True for the form that reads tables, false for the one that computes directly (`usetable_suffix = 0`).
    pub tabled: bool,
}

/// A FUNCTION or PROCEDURE that users can call.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FunctionInfo {
    /// As in the `.mod` file, without suffix.
    pub name: String,
    /// Number of arguments.
    pub n_args: usize,
    /// True for FUNCTION.
    pub returns: bool,
    /// True when it touches per-instance variables, so an instance must be chosen first (`setdata_suffix`).
    pub needs_instance: bool,
}

/// NET_RECEIVE.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct NetReceiveInfo {
    /// Names of the weight arguments, the first being the weight.
    pub args: Vec<String>,
    /// True when WATCH is used.
    pub has_watch: bool,
    /// True when FOR_NETCONS is used anywhere.
    pub for_netcons: bool,
}

/// A mechanism's description.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MechanismInfo {
    /// `hh`, `IClamp`, ...
    pub name: String,
    /// What kind of thing.
    pub kind: MechanismKind,
    /// TITLE or the first comment, for help texts.
    pub title: String,
    /// Where it came from: a path, or `builtin`.
    pub source: String,
    /// Per-instance variables in declaration order (parameters, assigned, states, pointers, hidden).
    pub columns: Vec<ColumnInfo>,
    /// Number of physical columns.
    pub width: usize,
    /// Shared variables.
    pub globals: Vec<GlobalInfo>,
    /// Number of physical globals.
    pub n_globals: usize,
    /// Those of `globals` that are GLOBAL variables of other mechanisms, under their full name (EXTERNAL).
    pub externals: Vec<usize>,
    /// Ions, in the order of USEION.
    pub ions: Vec<IonUse>,
    /// TABLE statements.
    pub tables: Vec<TableInfo>,
    /// States that diffuse along sections.
    pub diffusions: Vec<DiffusionInfo>,
    /// Kernels, by [`crate::KernelId`].
    pub kernels: Vec<KernelInfo>,
    /// Functions users can call.
    pub functions: Vec<FunctionInfo>,
    /// NET_RECEIVE, if any.
    pub net_receive: Option<NetReceiveInfo>,
    /// True when the current goes *into* the cell (ELECTRODE_CURRENT): not part of the membrane current.
    pub electrode_current: bool,
    /// True when it calls `net_event`, so it can be a NetCon source.
    pub net_event: bool,
    /// For each POINTER that `nrn_pointing` asks about: its column, and the column that holds 1 while it points to something.
    pub pointing: Vec<(usize, usize)>,
    /// Kernels (indices into `kernels`) whose instances notice each other, through a GLOBAL, random numbers of a common stream or
    /// what they print: they run in the order of nodes that NEURON has.
    pub ordered_kernels: Vec<usize>,
    /// Columns of POINTERs that some block assigns to.
    pub written_pointers: Vec<usize>,
    /// Index into `globals` of `usetable`, when there are tables.
    pub usetable: Option<usize>,
}

impl MechanismInfo {
    /// The FUNCTION_TABLE that a call of `table_...` gives values to.
    pub fn table_given_by(&self, function: &str) -> Option<usize> {
        let name = function.strip_prefix("table_")?;
        self.tables.iter().position(|t| t.given && t.procedure == name)
    }
    /// True when kernels of `kind` belong to a table and run over its columns, not over instances.
    pub fn runs_over_table(&self, kind: KernelKind) -> bool {
        match kind {
            KernelKind::TableFill(t) | KernelKind::TableBounds(t) => {
                self.tables.get(usize::from(t)).is_none_or(|t| !t.of_instance)
            }
            _ => false,
        }
    }
    /// The column called `name`.
    pub fn column(&self, name: &str) -> Option<&ColumnInfo> {
        self.columns.iter().find(|c| c.name == name)
    }
    /// True for point processes and artificial cells.
    pub fn is_point(&self) -> bool {
        matches!(self.kind, MechanismKind::PointProcess | MechanismKind::ArtificialCell)
    }
    /// Values of a new instance, one per physical column.
    pub fn default_row(&self) -> Vec<f64> {
        let mut row = vec![0.0; self.width];
        for c in &self.columns {
            row[c.first..c.first + c.len].fill(c.default);
        }
        row
    }
    /// Values of the globals at start.
    pub fn default_globals(&self) -> Vec<f64> {
        let mut all = vec![0.0; self.n_globals];
        for g in &self.globals {
            all[g.first..g.first + g.len].fill(g.default);
        }
        all
    }
}
