//! The safe door to a mechanism's kernels, and the unsafe room behind it.
//!
//! [`Call`] borrows all that a kernel may touch; [`Mechanism::run`] checks the ranges, builds the C layout and calls.
//! Kernels written in safe Rust (the block executor) implement [`Kernels`] and get the same C layout through a shim.

use crate::columns::Columns;
use crate::effects::Effects;
use crate::host::HostFunction;
use crate::info::{KernelKind, MechanismInfo};
use crate::raw::{self, Env, KernelCall, KernelFn, RawColumns, RawIon, RawTable};
use std::ffi::c_void;
use std::ops::Range;
use std::sync::Arc;

/// Number of a kernel in [`MechanismInfo::kernels`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KernelId(pub u32);

/// Which ion table and which rows of it a mechanism's instances use.
#[derive(Clone, Debug, Default)]
pub struct IonBinding {
    /// Index into [`Call::ion_tables`].
    pub table: usize,
    /// `rows[i]` is the row of instance `i`.
    pub rows: Vec<u32>,
}

/// One TABLE's values: one column per output over `n + 2` rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Values; the row after the last repeats it.
    pub columns: Columns,
    /// Argument at row 0.
    pub from: f64,
    /// Rows per unit of the argument.
    pub per_unit: f64,
    /// Number of intervals.
    pub n: usize,
}

/// The weights of NetCons, as kernels see them.
#[derive(Debug, Default)]
pub struct NetCons<'a> {
    /// Of all NetCons.
    pub weights: &'a mut [f64],
    /// Those that are the kernel's arguments; [`Call::args`] is not used then.
    pub own: Option<Range<usize>>,
    /// The NetCons to instance `i` are entries `starts[i] .. starts[i + 1]` of `first`. Empty for mechanisms that do not ask.
    pub starts: &'a [u32],
    /// Where each one's weights begin.
    pub first: &'a [u32],
}

/// All that one kernel call may touch.
pub struct Call<'a> {
    /// Instances to compute.
    pub rows: Range<usize>,
    /// [`raw::CONTIGUOUS_NODES`] and [`raw::CONTIGUOUS_IONS`], as found when the plan was made, and [`raw::EXACT`].
    pub flags: u32,
    /// The mechanism's own columns.
    pub columns: &'a mut Columns,
    /// The node of every instance; empty for artificial cells.
    pub node_rows: &'a [u32],
    /// The node table.
    pub nodes: &'a mut Columns,
    /// All ion tables of the model.
    pub ion_tables: &'a mut [Columns],
    /// The ions of this mechanism, in the order of its description.
    pub ions: &'a [IonBinding],
    /// The mechanism's globals.
    pub globals: &'a mut [f64],
    /// The mechanism's tables.
    pub tables: &'a [Table],
    /// Arguments, see [`raw::KernelCall::args`].
    pub args: &'a mut [f64],
    /// NetCons' weights.
    pub netcons: NetCons<'a>,
    /// What streams of random numbers have in common.
    pub random: nrn_random::Shared,
    /// Time, step, temperature.
    pub env: Env,
    /// Where wishes are collected.
    pub effects: &'a mut Effects,
}

/// Why a kernel did not do its work.
#[derive(Debug, thiserror::Error, Clone, PartialEq)]
pub enum KernelError {
    /// The kernel reported this.
    #[error("{mechanism}: {text}")]
    Reported {
        /// Mechanism.
        mechanism: String,
        /// What it said.
        text: String,
    },
    /// The kernel panicked; the panic was caught.
    #[error("{0}: the mechanism's code panicked")]
    Panicked(String),
    /// The caller's ranges do not fit the tables.
    #[error("{0}: a kernel call does not fit its tables ({1})")]
    BadCall(String, &'static str),
}

/// Kernels written in Rust, called through the C layout all the same.
pub trait Kernels: Send + Sync {
    /// Runs kernel `kernel` (an index into [`MechanismInfo::kernels`]). An `Err` is shown to the user.
    ///
    /// # Safety
    /// `call` is as [`Mechanism::run`] builds it: every pointer is valid for the lengths given.
    unsafe fn run(&self, kernel: u32, call: &KernelCall) -> Result<(), String>;
}

struct NoKernels;

impl Kernels for NoKernels {
    unsafe fn run(&self, _: u32, _: &KernelCall) -> Result<(), String> {
        Err("there is no kernel".to_owned())
    }
}

enum Code {
    /// Compiled code, linked in or from a plugin (which is never unloaded).
    /// The second number is the address passed as `data`.
    Native(KernelFn, usize),
    /// Kernels behind a trait object; `shim` is the function in the table.
    Rust(Box<dyn Kernels>),
}

/// A mechanism: its description and its kernels. Cheap to clone.
#[derive(Clone)]
pub struct Mechanism(Arc<Inner>);

struct Inner {
    info: MechanismInfo,
    code: Code,
}

impl std::fmt::Debug for Mechanism {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mechanism({})", self.0.info.name)
    }
}

impl Mechanism {
    /// A mechanism of compiled code.
    ///
    /// # Safety
    /// `kernel` follows the contract of [`raw`] for every kernel number of `info`, may be called from any thread, and
    /// stays loaded for the life of the process.
    pub unsafe fn from_native(info: MechanismInfo, kernel: KernelFn) -> Self {
        Mechanism(Arc::new(Inner { info, code: Code::Native(kernel, 0) }))
    }
    /// The same for a function that wants to see `data` in every call.
    ///
    /// # Safety
    /// As [`Mechanism::from_native`]; `data` is what the function expects, valid for the life of the process and for
    /// any thread.
    pub unsafe fn from_native_with(info: MechanismInfo, kernel: KernelFn, data: *const c_void) -> Self {
        Mechanism(Arc::new(Inner { info, code: Code::Native(kernel, data as usize) }))
    }
    /// The function behind its kernels and the `data` to pass to it; valid as long as this mechanism is.
    pub fn raw(&self) -> (KernelFn, *const c_void) {
        match &self.0.code {
            Code::Native(f, data) => (*f, *data as *const c_void),
            Code::Rust(kernels) => (shim, (&raw const *kernels).cast()),
        }
    }
    /// A mechanism whose kernels are Rust values.
    pub fn from_kernels(info: MechanismInfo, kernels: Box<dyn Kernels>) -> Self {
        Mechanism(Arc::new(Inner { info, code: Code::Rust(kernels) }))
    }
    /// A mechanism that is only numbers: whoever registers it computes.
    pub fn without_kernels(info: MechanismInfo) -> Self {
        Mechanism::from_kernels(MechanismInfo { kernels: Vec::new(), ..info }, Box::new(NoKernels))
    }
    /// Its description.
    pub fn info(&self) -> &MechanismInfo {
        &self.0.info
    }
    /// The kernel of this kind; `tabled` chooses between the two forms where there are two.
    pub fn kernel(&self, kind: KernelKind, tabled: bool) -> Option<KernelId> {
        let all = &self.0.info.kernels;
        let exact = all.iter().position(|k| k.kind == kind && k.tabled == tabled);
        exact.or_else(|| all.iter().position(|k| k.kind == kind)).map(|ix| KernelId(ix as u32))
    }

    /// Runs one kernel over `call.rows`. Allocates nothing unless it fails.
    pub fn run(&self, kernel: KernelId, call: &mut Call<'_>) -> Result<(), KernelError> {
        self.check(kernel, call)?;
        const MAX: usize = 16;
        let empty = RawColumns { data: std::ptr::null_mut(), stride: 0 };
        let mut ions = [RawIon { columns: empty, rows: std::ptr::null() }; MAX];
        for (raw, binding) in ions.iter_mut().zip(call.ions) {
            *raw = RawIon {
                columns: raw_columns(&mut call.ion_tables[binding.table]),
                rows: binding.rows.as_ptr(),
            };
        }
        let mut tables = [RawTable { columns: empty, from: 0.0, per_unit: 0.0, n: 0.0 }; MAX];
        for (raw, table) in tables.iter_mut().zip(call.tables) {
            // Kernels only read tables; the pointer type is shared with the columns they write.
            let columns = RawColumns {
                data: table.columns.column(0).as_ptr().cast_mut(),
                stride: table.columns.stride(),
            };
            *raw = RawTable { columns, from: table.from, per_unit: table.per_unit, n: table.n as f64 };
        }
        let weights = call.netcons.weights.as_mut_ptr();
        let (args, n_args) = match &call.netcons.own {
            Some(own) => (weights.wrapping_add(own.start), own.len()),
            None => (call.args.as_mut_ptr(), call.args.len()),
        };
        call.effects.random = call.random;
        let raw = KernelCall {
            size: size_of::<KernelCall>() as u32,
            flags: call.flags,
            first: call.rows.start,
            n: call.rows.len(),
            len: call.columns.len(),
            columns: raw_columns(call.columns),
            node_rows: call.node_rows.as_ptr(),
            nodes: raw_columns(call.nodes),
            ions: ions.as_ptr(),
            n_ions: call.ions.len(),
            globals: call.globals.as_mut_ptr(),
            n_globals: call.globals.len(),
            tables: tables.as_ptr(),
            n_tables: call.tables.len(),
            args,
            n_args,
            weights,
            n_weights: call.netcons.weights.len(),
            netcon_starts: call.netcons.starts.as_ptr(),
            n_netcon_starts: call.netcons.starts.len(),
            netcons: call.netcons.first.as_ptr(),
            n_netcons: call.netcons.first.len(),
            random_index: call.random.global_index,
            env: call.env,
            host: raw::HostServices {
                host: (&raw mut *call.effects).cast(),
                effect: take_effect,
                service: take_request,
                error: take_error,
            },
        };
        let status = match &self.0.code {
            // SAFETY: `raw` was built from live borrows that `check` found long enough; `from_native`'s caller
            // promised that the function keeps the contract.
            Code::Native(f, data) => unsafe { f(*data as *const c_void, kernel.0, &raw) },
            // SAFETY: `data` is the address of the `Box` this very function borrows.
            Code::Rust(kernels) => unsafe { shim((&raw const *kernels).cast(), kernel.0, &raw) },
        };
        self.outcome(status, call)
    }

    fn outcome(&self, status: u32, call: &mut Call<'_>) -> Result<(), KernelError> {
        if status == raw::STATUS_OK && call.effects.error.is_none() {
            return Ok(());
        }
        let mechanism = self.0.info.name.clone();
        if status == raw::STATUS_PANIC {
            call.effects.error = None;
            return Err(KernelError::Panicked(mechanism));
        }
        let text = call.effects.error.take().unwrap_or_else(|| format!("unknown status {status}"));
        Err(KernelError::Reported { mechanism, text })
    }

    fn check(&self, kernel: KernelId, call: &Call<'_>) -> Result<(), KernelError> {
        let info = &self.0.info;
        let fail = |what| Err(KernelError::BadCall(info.name.clone(), what));
        if kernel.0 as usize >= info.kernels.len() {
            return fail("kernel number");
        }
        let table_call = info.runs_over_table(info.kernels[kernel.0 as usize].kind);
        if call.netcons.own.as_ref().is_some_and(|o| o.start > o.end || o.end > call.netcons.weights.len()) {
            return fail("weights");
        }
        if call.rows.end > call.columns.len() || call.rows.start > call.rows.end {
            return fail("rows");
        }
        if let KernelKind::TableFill(table) = info.kernels[kernel.0 as usize].kind
            && table_call
            && info.tables.get(table as usize).is_none_or(|t| call.columns.width() != t.n_outputs + 1)
        {
            return fail("width of the table");
        }
        if table_call {
            return Ok(());
        }
        if call.columns.width() != info.width
            || call.globals.len() != info.n_globals
            || call.tables.len() != info.tables.len()
        {
            return fail("widths");
        }
        if call.ions.len() != info.ions.len() || call.ions.len() > 16 || call.tables.len() > 16 {
            return fail("ions or tables");
        }
        let placed = matches!(info.kind, crate::MechanismKind::Density | crate::MechanismKind::PointProcess);
        if placed && !call.rows.is_empty() && call.node_rows.len() < call.rows.end {
            return fail("node rows");
        }
        if call.ions.iter().any(|b| b.table >= call.ion_tables.len() || b.rows.len() < call.rows.end) {
            return fail("ion rows");
        }
        Ok(())
    }
}

fn raw_columns(c: &mut Columns) -> RawColumns {
    RawColumns { stride: c.stride(), data: c.as_mut_ptr() }
}

/// What stands in the table for kernels behind the trait.
///
/// # Safety
/// `data` points to a live `Box<dyn Kernels>`; `call` is valid as [`raw`] says.
unsafe extern "C" fn shim(data: *const c_void, kernel: u32, call: *const KernelCall) -> u32 {
    let work = || {
        // SAFETY: promised by this function's own contract.
        let (kernels, call) = unsafe { (&*data.cast::<Box<dyn Kernels>>(), &*call) };
        // SAFETY: `call` is as `Mechanism::run` built it.
        unsafe { kernels.run(kernel, call) }
    };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(Ok(())) => raw::STATUS_OK,
        Ok(Err(text)) => {
            // SAFETY: `host` and `error` come from the same `HostServices`.
            unsafe { ((*call).host.error)((*call).host.host, text.as_ptr(), text.len()) };
            raw::STATUS_ERROR
        }
        Err(_) => raw::STATUS_PANIC,
    }
}

/// # Safety
/// `host` is the `Effects` that [`Mechanism::run`] put into the call.
unsafe extern "C" fn take_effect(host: *mut c_void, kind: u32, row: usize, a: f64, b: f64) {
    // SAFETY: nobody else uses the `Effects` while the kernel runs.
    unsafe { &mut *host.cast::<Effects>() }.push(kind, row, a, b);
}

/// # Safety
/// As [`take_effect`]; `args` has `n_args` readable numbers, `text` has `len` readable bytes.
unsafe extern "C" fn take_request(
    host: *mut c_void,
    function: u32,
    row: usize,
    column: u32,
    args: *const f64,
    n_args: usize,
    text: *const u8,
    len: usize,
) -> f64 {
    // SAFETY: promised by the caller.
    let args = if n_args == 0 { &[] } else { unsafe { std::slice::from_raw_parts(args, n_args) } };
    // SAFETY: promised by the caller.
    let text = if len == 0 { &[] } else { unsafe { std::slice::from_raw_parts(text, len) } };
    let function = HostFunction::ALL.get(function as usize).copied();
    // SAFETY: nobody else uses the `Effects` while the kernel runs.
    let effects = unsafe { &mut *host.cast::<Effects>() };
    effects.serve(function, row, column, args, &String::from_utf8_lossy(text))
}

/// # Safety
/// As [`take_effect`]; `text` has `len` readable bytes.
unsafe extern "C" fn take_error(host: *mut c_void, text: *const u8, len: usize) {
    // SAFETY: promised by the caller.
    let bytes = unsafe { std::slice::from_raw_parts(text, len) };
    // SAFETY: nobody else uses the `Effects` while the kernel runs.
    unsafe { &mut *host.cast::<Effects>() }.error = Some(String::from_utf8_lossy(bytes).into_owned());
}
