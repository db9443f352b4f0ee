//! The C layout of a kernel call. Everything a kernel may touch is in [`KernelCall`]; plugins and generated code read
//! this file, nothing else. All pointers are valid for the length of the call and none may be kept.
//!
//! Columns: value `c` of row `r` is `data[c * stride + r]`. Rows are padded to a multiple of 8: where `first + n == len`
//! a vector loop may run over the end up to the next multiple of 8, in the mechanism's own columns only. Anywhere else
//! the rows behind the range belong to others.

use std::ffi::c_void;

/// Version of everything in this file. A plugin that was built against another one is refused.
pub const ABI_VERSION: u32 = 3;

/// Columns of the node table, in this order.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeField {
    /// Membrane potential, mV.
    V = 0,
    /// Right-hand side of the tree matrix; currents are subtracted from it, mA/cm2.
    Rhs = 1,
    /// Diagonal of the tree matrix; conductances are added to it, S/cm2.
    D = 2,
    /// Membrane area of the segment, um2. Never 0: nodes without membrane carry 100.
    Area = 3,
    /// Specific membrane capacitance, uF/cm2.
    Cm = 4,
    /// Capacitive current, mA/cm2.
    ICap = 5,
    /// Diameter, um.
    Diam = 6,
    /// Coefficient of this node's voltage in its parent's equation.
    A = 7,
    /// Coefficient of the parent's voltage in this node's equation.
    B = 8,
    /// Axial resistance to the parent, megohm.
    Ri = 9,
    /// Total membrane current without stimuli, nA (`CVode.use_fast_imem`).
    IMembrane = 10,
}

/// Number of columns of the node table.
pub const NODE_FIELDS: usize = 11;

/// Columns of an ion's table, in this order.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IonField {
    /// Reversal potential (`ena`), mV.
    Reversal = 0,
    /// Concentration inside (`nai`), mM.
    Inside = 1,
    /// Concentration outside (`nao`), mM.
    Outside = 2,
    /// Total current (`ina`), mA/cm2.
    Current = 3,
    /// Derivative of the current by voltage (`dina_dv_`), S/cm2.
    Conductance = 4,
}

/// Number of columns of an ion's table.
pub const ION_FIELDS: usize = 5;

/// A structure-of-arrays table as a kernel sees it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct RawColumns {
    /// Value `c` of row `r` is at `c * stride + r`.
    pub data: *mut f64,
    /// Doubles between the starts of neighbouring columns.
    pub stride: usize,
}

/// One ion a mechanism uses: its table, and which row belongs to each instance.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct RawIon {
    /// The ion's table, columns as [`IonField`].
    pub columns: RawColumns,
    /// `rows[i]` is the row of instance `i` (absolute, not relative to `first`).
    pub rows: *const u32,
}

/// One TABLE of the mechanism: columns over `n + 2` rows (the last one repeats the value at the upper end).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct RawTable {
    /// One column per tabulated variable.
    pub columns: RawColumns,
    /// Value of the argument at row 0.
    pub from: f64,
    /// Rows per unit of the argument.
    pub per_unit: f64,
    /// Number of intervals.
    pub n: f64,
}

/// What is the same for all instances of all mechanisms during a call.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Env {
    /// Time, ms.
    pub t: f64,
    /// Step, ms.
    pub dt: f64,
    /// Temperature, degrees Celsius.
    pub celsius: f64,
    /// 0: backward Euler; 1: Crank-Nicolson in the voltage; 2: ion currents at the same time as the voltage too.
    pub secondorder: f64,
}

impl Default for Env {
    fn default() -> Self {
        Env { t: 0.0, dt: 0.025, celsius: 6.3, secondorder: 0.0 }
    }
}

/// See [`HostServices::service`].
pub type Service = unsafe extern "C" fn(
    host: *mut c_void,
    function: u32,
    row: usize,
    column: u32,
    args: *const f64,
    n_args: usize,
    text: *const u8,
    len: usize,
) -> f64;

/// What a kernel may ask of the program around it. `host` is passed back as the first argument.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct HostServices {
    /// Opaque to kernels.
    pub host: *mut c_void,
    /// Something happened to instance `row` that is carried out after the kernel returned: see [`crate::effects`].
    pub effect: unsafe extern "C" fn(host: *mut c_void, kind: u32, row: usize, a: f64, b: f64),
    /// Answers a request of [`crate::host`]: number of the function, instance, column, numbers, text (UTF-8).
    pub service: Service,
    /// Reports an error text (UTF-8, `len` bytes). The kernel then returns [`STATUS_ERROR`].
    pub error: unsafe extern "C" fn(host: *mut c_void, text: *const u8, len: usize),
}

/// One call of one kernel over the instances `first .. first + n`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct KernelCall {
    /// `size_of::<KernelCall>()` of the caller.
    pub size: u32,
    /// [`CONTIGUOUS_NODES`], [`CONTIGUOUS_IONS`], [`EXACT`].
    pub flags: u32,
    /// First instance (row) to compute.
    pub first: usize,
    /// Number of instances to compute.
    pub n: usize,
    /// Rows of the whole table.
    pub len: usize,
    /// The mechanism's own columns.
    pub columns: RawColumns,
    /// `node_rows[i]` is the node of instance `i` (absolute). Null for artificial cells.
    pub node_rows: *const u32,
    /// The node table, columns as [`NodeField`].
    pub nodes: RawColumns,
    /// The ions, in the order of the mechanism's description.
    pub ions: *const RawIon,
    /// Number of ions.
    pub n_ions: usize,
    /// The mechanism's global variables, in the order of its description.
    pub globals: *mut f64,
    /// Number of globals.
    pub n_globals: usize,
    /// The mechanism's tables, in the order of its description.
    pub tables: *const RawTable,
    /// Number of tables.
    pub n_tables: usize,
    /// Arguments: of a FUNCTION, or weights then flag of NET_RECEIVE. The result of a FUNCTION goes to `args[0]`.
    pub args: *mut f64,
    /// Number of arguments.
    pub n_args: usize,
    /// The weights of all NetCons; those whose event this is lie under `args`.
    pub weights: *mut f64,
    /// Number of weights.
    pub n_weights: usize,
    /// The NetCons to instance `i` are entries `netcon_starts[i] .. netcon_starts[i + 1]` of `netcons`.
    pub netcon_starts: *const u32,
    /// Number of starts; 0 when the mechanism does not ask for NetCons.
    pub n_netcon_starts: usize,
    /// Where the weights of each NetCon begin.
    pub netcons: *const u32,
    /// Number of them.
    pub n_netcons: usize,
    /// The index that all RANDOM streams have in common.
    pub random_index: u32,
    /// Time, step, temperature.
    pub env: Env,
    /// Ways back to the program.
    pub host: HostServices,
}

/// Flag: `node_rows[first + i] == node_rows[first] + i` for the whole range.
pub const CONTIGUOUS_NODES: u32 = 1;
/// Flag: the same for `rows` of every ion.
pub const CONTIGUOUS_IONS: u32 = 2;
/// Flag: every operation is to be rounded as the mechanism's text says, where there is such a form of the kernel.
pub const EXACT: u32 = 4;

/// What a kernel returns when all went well.
pub const STATUS_OK: u32 = 0;
/// What a kernel returns after it called [`HostServices::error`].
pub const STATUS_ERROR: u32 = 1;
/// What a kernel's shim returns when it caught a panic.
pub const STATUS_PANIC: u32 = 2;

/// A kernel. `data` is what the mechanism's table holds beside the function (null for compiled code).
pub type KernelFn = unsafe extern "C" fn(data: *const c_void, kernel: u32, call: *const KernelCall) -> u32;
