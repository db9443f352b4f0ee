//! What generated kernels are written with: the instances of a call, a vector of them ([`Rows`]) or one ([`Row`]) at a time.
//!
//! All pointer work of generated mechanisms is here, so that their own text is arithmetic. The promise that makes it
//! sound is given once, to [`run_vectors`] or [`run_rows`]: the call is as [`crate::Mechanism::run`] builds it, and every
//! column, ion and table the kernel names is one of its mechanism's. Everything else is checked here ([`Needs`]).

use crate::host::{HostFunction, Request};
use crate::raw::{self, IonField, KernelCall, NodeField, RawColumns, RawIon, RawTable};
use nrn_simd::{Simd, Work, dispatch, scalar};

/// Passes over a loop after which a kernel fails instead of hanging.
pub const LOOP_LIMIT: u32 = 10_000_000;

/// What a call must bring for a kernel.
#[derive(Clone, Copy, Debug, Default)]
pub struct Needs {
    /// Globals.
    pub globals: usize,
    /// Arguments.
    pub args: usize,
    /// Ions.
    pub ions: usize,
    /// Tables.
    pub tables: usize,
    /// The node of every instance.
    pub nodes: bool,
}

impl Needs {
    /// Compares with a call.
    pub fn check(&self, call: &KernelCall) -> Result<(), String> {
        let enough = call.n_globals >= self.globals
            && call.n_args >= self.args
            && call.n_ions >= self.ions
            && call.n_tables >= self.tables
            && call.first.checked_add(call.n).is_some_and(|end| end <= call.len)
            && (!self.nodes || call.n == 0 || !call.node_rows.is_null());
        if enough { Ok(()) } else { Err("a kernel call lacks data the kernel needs".into()) }
    }
}

/// Runs the body of a native kernel: errors and panics become a status.
///
/// # Safety
/// `call` points to a call as [`crate::Mechanism::run`] builds it.
pub unsafe fn guard(call: *const KernelCall, body: impl FnOnce(&KernelCall) -> Result<(), String>) -> u32 {
    // SAFETY: promised by the caller.
    let call = unsafe { &*call };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(call))) {
        Ok(Ok(())) => raw::STATUS_OK,
        Ok(Err(text)) => {
            // SAFETY: function and host come from the same `HostServices`.
            unsafe { (call.host.error)(call.host.host, text.as_ptr(), text.len()) };
            raw::STATUS_ERROR
        }
        Err(_) => raw::STATUS_PANIC,
    }
}

/// A kernel written for vectors of instances.
pub trait Body {
    /// Computes the instances of `at`. Implementations are `#[inline(always)]`.
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>);
}

/// Runs a kernel over all instances of a call, with the widest vectors of this machine.
///
/// # Safety
/// The promise at the head of this file.
pub unsafe fn run_vectors<B: Body>(call: &KernelCall, body: &B) {
    struct All<'a, B>(&'a KernelCall, &'a B);
    impl<B: Body> Work for All<'_, B> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            let All(call, body) = self;
            let whole = call.n / S::LANES * S::LANES;
            for i in (0..whole).step_by(S::LANES) {
                body.compute(&Rows::<S, true>::new(simd, call, call.first + i, S::LANES));
            }
            if whole < call.n {
                body.compute(&Rows::<S, false>::new(simd, call, call.first + whole, call.n - whole));
            }
        }
    }
    dispatch(All(call, body));
}

/// As many instances as a vector has lanes; fewer when not `WHOLE`.
#[derive(Clone, Copy)]
pub struct Rows<S: Simd, const WHOLE: bool> {
    simd: S,
    columns: RawColumns,
    nodes: RawColumns,
    node_rows: *const u32,
    row: usize,
    n: usize,
    /// The nodes of these instances are neighbours.
    nodes_together: bool,
    /// So are their rows in every ion's table.
    ions_together: bool,
}

/// A place in a table, one per lane.
pub struct TablePlace<S: Simd> {
    rows: [u32; 8],
    rest: S::F,
}

impl<S: Simd, const WHOLE: bool> Rows<S, WHOLE> {
    #[inline(always)]
    fn new(simd: S, call: &KernelCall, row: usize, n: usize) -> Self {
        Rows {
            simd,
            columns: call.columns,
            nodes: call.nodes,
            node_rows: call.node_rows.wrapping_add(row),
            row,
            n,
            nodes_together: WHOLE && call.flags & raw::CONTIGUOUS_NODES != 0,
            ions_together: WHOLE && call.flags & raw::CONTIGUOUS_IONS != 0,
        }
    }
    /// The instruction set.
    #[inline(always)]
    pub fn simd(&self) -> S {
        self.simd
    }
    #[inline(always)]
    fn own(&self, column: usize) -> *mut f64 {
        self.columns.data.wrapping_add(column * self.columns.stride + self.row)
    }
    #[inline(always)]
    fn read(&self, from: *const f64) -> S::F {
        if WHOLE {
            // SAFETY: `n` is LANES; the head of this file.
            return unsafe { self.simd.load(from) };
        }
        let mut lanes = [0.0; 8];
        // SAFETY: the head of this file; the lanes behind the rows repeat the last one.
        unsafe {
            (0..8).for_each(|lane| lanes[lane] = *from.add(lane.min(self.n - 1)));
            self.simd.load(lanes.as_ptr())
        }
    }
    #[inline(always)]
    fn write(&self, to: *mut f64, x: S::F) {
        if WHOLE {
            // SAFETY: `n` is LANES; the head of this file.
            return unsafe { self.simd.store(to, x) };
        }
        let lanes = self.lanes(x);
        // SAFETY: the head of this file.
        (0..self.n).for_each(|lane| unsafe { *to.add(lane) = lanes[lane] });
    }
    #[inline(always)]
    fn lanes(&self, x: S::F) -> [f64; 8] {
        let mut lanes = [0.0; 8];
        // SAFETY: no vector is longer than eight.
        unsafe { self.simd.store(lanes.as_mut_ptr(), x) };
        lanes
    }
    #[inline(always)]
    fn read_at(&self, base: *const f64, rows: *const u32, together: bool) -> S::F {
        // SAFETY: the head of this file: `rows` covers these instances.
        unsafe {
            if together {
                return self.simd.load(base.add(*rows as usize));
            }
            if WHOLE {
                return self.simd.gather(base, rows);
            }
            let mut all = [0; 8];
            (0..8).for_each(|lane| all[lane] = *rows.add(lane.min(self.n - 1)));
            self.simd.gather(base, all.as_ptr())
        }
    }
    /// In row order, for several instances may share a row.
    #[inline(always)]
    fn change_at(&self, base: *mut f64, rows: *const u32, together: bool, x: S::F, add: bool) {
        // SAFETY: the head of this file: `rows` covers these instances.
        unsafe {
            if together {
                let to = base.add(*rows as usize);
                let x = if add { self.simd.load(to) + x } else { x };
                return self.simd.store(to, x);
            }
            let lanes = self.lanes(x);
            for (lane, x) in lanes.iter().enumerate().take(self.n) {
                let to = base.add(*rows.add(lane) as usize);
                *to = if add { *to + x } else { *x };
            }
        }
    }

    /// A column of the mechanism.
    #[inline(always)]
    pub fn column(&self, column: usize) -> S::F {
        self.read(self.own(column))
    }
    /// Writes it.
    #[inline(always)]
    pub fn set_column(&self, column: usize, x: S::F) {
        self.write(self.own(column), x);
    }
    /// A field of the instances' nodes.
    #[inline(always)]
    pub fn node(&self, field: NodeField) -> S::F {
        let base = self.nodes.data.wrapping_add(field as usize * self.nodes.stride);
        self.read_at(base, self.node_rows, self.nodes_together)
    }
    /// Adds to it.
    #[inline(always)]
    pub fn add_node(&self, field: NodeField, x: S::F) {
        let base = self.nodes.data.wrapping_add(field as usize * self.nodes.stride);
        self.change_at(base, self.node_rows, self.nodes_together, x, true);
    }
    #[inline(always)]
    fn ion_at(&self, ion: &RawIon, field: IonField) -> (*mut f64, *const u32) {
        let base = ion.columns.data.wrapping_add(field as usize * ion.columns.stride);
        (base, ion.rows.wrapping_add(self.row))
    }
    /// A variable of an ion.
    #[inline(always)]
    pub fn ion(&self, ion: &RawIon, field: IonField) -> S::F {
        let (base, rows) = self.ion_at(ion, field);
        self.read_at(base, rows, self.ions_together)
    }
    /// Writes it.
    #[inline(always)]
    pub fn set_ion(&self, ion: &RawIon, field: IonField, x: S::F) {
        let (base, rows) = self.ion_at(ion, field);
        self.change_at(base, rows, self.ions_together, x, false);
    }
    /// Adds to it.
    #[inline(always)]
    pub fn add_ion(&self, ion: &RawIon, field: IonField, x: S::F) {
        let (base, rows) = self.ion_at(ion, field);
        self.change_at(base, rows, self.ions_together, x, true);
    }
    /// Where `x` lies in a table.
    #[inline(always)]
    pub fn place(&self, table: &RawTable, x: S::F) -> TablePlace<S> {
        let s = self.simd;
        let n = s.splat(table.n);
        let place = s.max(s.splat(0.0), s.min(n, s.splat(table.per_unit) * (x - s.splat(table.from))));
        let mut rows = [0; 8];
        // SAFETY: `rows` is as long as the longest vector; tables have fewer than 2^31 rows.
        let rest = unsafe { s.split(place, n, rows.as_mut_ptr()) };
        TablePlace { rows, rest }
    }
    /// An output of a table at a place found in the same table.
    #[inline(always)]
    pub fn lookup(&self, table: &RawTable, output: usize, place: &TablePlace<S>) -> S::F {
        let column = table.columns.data.wrapping_add(output * table.columns.stride);
        // SAFETY: the head of this file; `place` limited the rows to 0 ... n, and tables have n + 2.
        unsafe { self.simd.interpolate(column, place.rows.as_ptr(), place.rest) }
    }
}

/// Runs a kernel for one instance after the other; once in all when it needs no instance (`once`).
///
/// # Safety
/// The promise at the head of this file.
pub unsafe fn run_rows(
    call: &KernelCall,
    once: bool,
    mut body: impl FnMut(&Row<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let n = if once { 1 } else { call.n };
    (0..n).try_for_each(|i| body(&Row { call, row: call.first + i }))
}

/// One instance.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    call: &'a KernelCall,
    row: usize,
}

impl Row<'_> {
    /// Time, step, temperature.
    pub fn env(&self) -> raw::Env {
        self.call.env
    }
    fn own(&self, column: usize) -> *mut f64 {
        self.call.columns.data.wrapping_add(column * self.call.columns.stride + self.row)
    }
    /// A column of the mechanism.
    pub fn column(&self, column: usize) -> f64 {
        // SAFETY: the head of this file.
        unsafe { *self.own(column) }
    }
    /// Writes it.
    pub fn set_column(&self, column: usize, x: f64) {
        // SAFETY: the head of this file.
        unsafe { *self.own(column) = x }
    }
    fn node_at(&self, field: NodeField) -> *mut f64 {
        // SAFETY: the head of this file; `Needs` asked for node rows.
        let node = unsafe { *self.call.node_rows.add(self.row) };
        self.call.nodes.data.wrapping_add(field as usize * self.call.nodes.stride + node as usize)
    }
    /// A field of the instance's node.
    pub fn node(&self, field: NodeField) -> f64 {
        // SAFETY: the head of this file.
        unsafe { *self.node_at(field) }
    }
    /// Adds to it.
    pub fn add_node(&self, field: NodeField, x: f64) {
        // SAFETY: the head of this file.
        unsafe { *self.node_at(field) += x }
    }
    fn ion_at(&self, ion: usize, field: IonField) -> *mut f64 {
        // SAFETY: the head of this file; `Needs` asked for the ion.
        let (columns, row) = unsafe {
            let ion = &*self.call.ions.add(ion);
            (ion.columns, *ion.rows.add(self.row))
        };
        columns.data.wrapping_add(field as usize * columns.stride + row as usize)
    }
    /// A variable of an ion.
    pub fn ion(&self, ion: usize, field: IonField) -> f64 {
        // SAFETY: the head of this file.
        unsafe { *self.ion_at(ion, field) }
    }
    /// Writes it.
    pub fn set_ion(&self, ion: usize, field: IonField, x: f64) {
        // SAFETY: the head of this file.
        unsafe { *self.ion_at(ion, field) = x }
    }
    /// Adds to it.
    pub fn add_ion(&self, ion: usize, field: IonField, x: f64) {
        // SAFETY: the head of this file.
        unsafe { *self.ion_at(ion, field) += x }
    }
    /// A global of the mechanism.
    pub fn global(&self, ix: usize) -> f64 {
        global(self.call, ix)
    }
    /// Writes it. Does nothing outside the globals.
    pub fn set_global(&self, ix: usize, x: f64) {
        if ix < self.call.n_globals {
            // SAFETY: just compared.
            unsafe { *self.call.globals.add(ix) = x }
        }
    }
    /// An argument of the call.
    pub fn arg(&self, ix: usize) -> f64 {
        arg(self.call, ix)
    }
    /// Writes it. Does nothing outside the arguments.
    pub fn set_arg(&self, ix: usize, x: f64) {
        if ix < self.call.n_args {
            // SAFETY: just compared.
            unsafe { *self.call.args.add(ix) = x }
        }
    }
    /// Element number of an array index, truncated towards 0. Fails outside the array.
    pub fn element(&self, index: f64, len: usize) -> Result<usize, String> {
        let inside = index > -1.0 && index < len as f64;
        if inside {
            Ok(index as usize)
        } else {
            Err(format!("array index {index} is outside 0 ... {}", len - 1))
        }
    }
    /// Place of `x` in a table, in rows.
    pub fn place(&self, table: usize, x: f64) -> f64 {
        let table = table_of(self.call, table);
        scalar::table_index(x, table.from, table.per_unit, table.n)
    }
    /// An output of a table at a place.
    pub fn lookup(&self, table: usize, output: usize, place: f64) -> f64 {
        let table = table_of(self.call, table);
        let row = place.min(table.n).max(0.0) as usize;
        let at = table.columns.data.wrapping_add(output * table.columns.stride + row);
        // SAFETY: the head of this file; `row` is at most n, and tables have n + 2 rows.
        let (low, high) = unsafe { (*at, *at.add(1)) };
        low + (place - row as f64) * (high - low)
    }
    /// A wish for the solver, see [`crate::effects`].
    pub fn effect(&self, kind: u32, a: f64, b: f64) {
        let host = &self.call.host;
        // SAFETY: function and host come from the same `HostServices`.
        unsafe { (host.effect)(host.host, kind, self.row, a, b) }
    }
    /// A request to the program around, see [`crate::host`].
    pub fn ask(&self, function: HostFunction, column: u32, args: &[f64], text: &str) -> Result<f64, String> {
        let request = Request { function, row: self.row, column, args, text };
        // SAFETY: the head of this file; kernels name their own mechanism's columns.
        unsafe { crate::host::ask(self.call, request) }
    }
    /// Ends the kernel with an error.
    pub fn fail(&self, text: &str) -> Result<(), String> {
        Err(text.into())
    }
    /// Counts a pass of a loop. Fails after too many.
    pub fn pass(&self, passes: &mut u32) -> Result<(), String> {
        *passes += 1;
        if *passes < LOOP_LIMIT {
            Ok(())
        } else {
            Err(format!("a loop did not end after {LOOP_LIMIT} passes"))
        }
    }
}

/// A global of the mechanism; NaN outside the globals.
pub fn global(call: &KernelCall, ix: usize) -> f64 {
    // SAFETY: just compared; a call brings that many globals.
    if ix < call.n_globals { unsafe { *call.globals.add(ix) } } else { f64::NAN }
}

/// An argument of the call; NaN outside the arguments.
pub fn arg(call: &KernelCall, ix: usize) -> f64 {
    // SAFETY: just compared; a call brings that many arguments.
    if ix < call.n_args { unsafe { *call.args.add(ix) } } else { f64::NAN }
}

/// A table of the call. [`Needs`] asked for it.
pub fn table_of(call: &KernelCall, ix: usize) -> RawTable {
    assert!(ix < call.n_tables);
    // SAFETY: asserted; a call brings that many tables.
    unsafe { *call.tables.add(ix) }
}

/// An ion of the call. [`Needs`] asked for it.
pub fn ion_of(call: &KernelCall, ix: usize) -> RawIon {
    assert!(ix < call.n_ions);
    // SAFETY: asserted; a call brings that many ions.
    unsafe { *call.ions.add(ix) }
}

/// 1 for true, 0 for false.
pub fn truth(x: bool) -> f64 {
    f64::from(u8::from(x))
}
