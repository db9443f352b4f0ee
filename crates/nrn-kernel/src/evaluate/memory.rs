//! The unsafe room of the evaluator: what a kernel call points to, as plain reads and writes.
//!
//! Every method's SAFETY rests on the same two facts. (1) The module passed [`crate::check`], so columns, globals,
//! ions, tables and outputs exist, and [`Memory::new`] compared the call with the description. (2) The caller of
//! `Kernels::run` promised that all pointers are valid for the rows of the call and that row numbers point into their tables.

use nrn_mech_abi::MechanismInfo;
use nrn_mech_abi::host::Request;
use nrn_mech_abi::raw::{IonField, KernelCall, NodeField, RawColumns, RawIon, RawTable};

/// A kernel call whose lengths agree with the mechanism's description, and its arguments.
#[derive(Clone, Copy)]
pub(crate) struct Memory<'a> {
    call: &'a KernelCall,
    args: *mut f64,
    n_args: usize,
}

impl<'a> Memory<'a> {
    /// Compares the call with what the kernel needs.
    ///
    /// # Safety
    /// `call` is as `Mechanism::run` builds it, and `info` belongs to a module that passed `check`.
    pub unsafe fn new(
        call: &'a KernelCall,
        info: &MechanismInfo,
        needs: &crate::needs::Needs,
    ) -> Result<Self, String> {
        let memory = Memory { call, args: call.args, n_args: call.n_args };
        memory.compared(info, needs)
    }
    /// The same memory for a kernel that is called with other arguments.
    pub fn with_args<'b>(
        &'b self,
        args: &'b mut [f64],
        info: &MechanismInfo,
        needs: &crate::needs::Needs,
    ) -> Result<Memory<'b>, String> {
        Memory { call: self.call, args: args.as_mut_ptr(), n_args: args.len() }.compared(info, needs)
    }
    fn compared(self, info: &MechanismInfo, needs: &crate::needs::Needs) -> Result<Self, String> {
        let call = self.call;
        let enough = call.n_globals >= needs.globals
            && self.n_args >= needs.args
            && call.n_ions >= needs.ions
            && call.n_tables >= needs.tables
            && call.first.checked_add(call.n).is_some_and(|end| end <= call.len)
            && (!needs.nodes || call.n == 0 || !call.node_rows.is_null());
        if enough { Ok(self) } else { Err(format!("a call of {} lacks data the kernel needs", info.name)) }
    }
    /// The call.
    pub fn call(&self) -> &'a KernelCall {
        self.call
    }
    fn at(columns: &RawColumns, column: usize, row: usize) -> *mut f64 {
        columns.data.wrapping_add(column * columns.stride + row)
    }
    fn own(&self, column: u32, row: usize) -> *mut f64 {
        assert!(row - self.call.first < self.call.n, "row outside the call");
        Self::at(&self.call.columns, column as usize, row)
    }
    fn node_place(&self, field: NodeField, row: usize) -> *mut f64 {
        assert!(row - self.call.first < self.call.n, "row outside the call");
        // SAFETY: (2): `node_rows` covers the rows of the call.
        let node = unsafe { *self.call.node_rows.add(row) } as usize;
        Self::at(&self.call.nodes, field as usize, node)
    }
    fn ion_place(&self, ion: u32, field: IonField, row: usize) -> *mut f64 {
        assert!((ion as usize) < self.call.n_ions && row - self.call.first < self.call.n, "outside the call");
        // SAFETY: (1) and (2): the ion exists and its rows cover the rows of the call.
        let (columns, row) = unsafe {
            let ion = &*self.call.ions.add(ion as usize);
            (ion.columns, *ion.rows.add(row) as usize)
        };
        Self::at(&columns, field as usize, row)
    }
    /// Column `column` of instance `row`.
    pub fn column(&self, column: u32, row: usize) -> f64 {
        // SAFETY: (1) and (2), row asserted.
        unsafe { *self.own(column, row) }
    }
    /// Writes it.
    pub fn set_column(&self, column: u32, row: usize, x: f64) {
        // SAFETY: (1) and (2), row asserted.
        unsafe { *self.own(column, row) = x }
    }
    /// A field of the instance's node.
    pub fn node(&self, field: NodeField, row: usize) -> f64 {
        // SAFETY: (2): node rows point into the node table.
        unsafe { *self.node_place(field, row) }
    }
    /// Adds to it.
    pub fn add_node(&self, field: NodeField, row: usize, x: f64) {
        // SAFETY: as in `node`.
        unsafe { *self.node_place(field, row) += x }
    }
    /// A variable of an ion.
    pub fn ion(&self, ion: u32, field: IonField, row: usize) -> f64 {
        // SAFETY: (2): ion rows point into the ion's table.
        unsafe { *self.ion_place(ion, field, row) }
    }
    /// Writes it.
    pub fn set_ion(&self, ion: u32, field: IonField, row: usize, x: f64) {
        // SAFETY: as in `ion`.
        unsafe { *self.ion_place(ion, field, row) = x }
    }
    /// A global.
    pub fn global(&self, ix: usize) -> f64 {
        assert!(ix < self.call.n_globals);
        // SAFETY: asserted, (2).
        unsafe { *self.call.globals.add(ix) }
    }
    /// Writes it.
    pub fn set_global(&self, ix: usize, x: f64) {
        assert!(ix < self.call.n_globals);
        // SAFETY: asserted, (2).
        unsafe { *self.call.globals.add(ix) = x }
    }
    /// An argument.
    pub fn arg(&self, ix: usize) -> f64 {
        assert!(ix < self.n_args);
        // SAFETY: asserted; (2), or lent to `with_args` for as long as this lives.
        unsafe { *self.args.add(ix) }
    }
    /// Writes it.
    pub fn set_arg(&self, ix: usize, x: f64) {
        assert!(ix < self.n_args);
        // SAFETY: as in `arg`.
        unsafe { *self.args.add(ix) = x }
    }
    /// A table.
    pub fn table(&self, table: u32) -> &'a RawTable {
        assert!((table as usize) < self.call.n_tables);
        // SAFETY: asserted, (2).
        unsafe { &*self.call.tables.add(table as usize) }
    }
    /// One output of a table.
    pub fn table_column(&self, table: u32, output: u32) -> *const f64 {
        Self::at(&self.table(table).columns, output as usize, 0)
    }
    /// An ion's table and rows.
    pub fn ion_binding(&self, ion: u32) -> &'a RawIon {
        assert!((ion as usize) < self.call.n_ions);
        // SAFETY: asserted, (2).
        unsafe { &*self.call.ions.add(ion as usize) }
    }
    /// Column `column` from `row` on; `len` rows of the call.
    pub fn own_column(&self, column: u32, row: usize, len: usize) -> *mut f64 {
        assert!(
            row >= self.call.first && row + len <= self.call.first + self.call.n,
            "rows outside the call"
        );
        Self::at(&self.call.columns, column as usize, row)
    }
    /// Place of `x` in a table, in rows.
    pub fn table_index(&self, table: u32, x: f64) -> f64 {
        let t = self.table(table);
        nrn_simd::scalar::table_index(x, t.from, t.per_unit, t.n)
    }
    /// Interpolated value of an output at a place.
    pub fn table_value(&self, table: u32, output: u32, theta: f64) -> f64 {
        let t = self.table(table);
        // What a kernel passes as a place need not come from `table_index`: limit it, and NaN to row 0.
        let row = theta.min(t.n).max(0.0) as usize;
        let place = Self::at(&t.columns, output as usize, row);
        // SAFETY: (1): the output exists; `row` is at most n and tables have n + 2 rows.
        let (low, high) = unsafe { (*place, *place.add(1)) };
        low + (theta - row as f64) * (high - low)
    }
    /// Passes a wish on.
    pub fn effect(&self, kind: u32, row: usize, a: f64, b: f64) {
        let host = &self.call.host;
        // SAFETY: function and host come from the same `HostServices`.
        unsafe { (host.effect)(host.host, kind, row, a, b) }
    }
    /// Asks something of the program around. The row of the request is one of the call's.
    pub fn ask(&self, request: Request<'_>) -> Result<f64, String> {
        let inside = request.row.wrapping_sub(self.call.first) < self.call.n;
        assert!(inside || !request.function.needs_instance(), "row outside the call");
        // SAFETY: (1) and (2); the row is one of the call's where that matters.
        unsafe { nrn_mech_abi::host::ask(self.call, request) }
    }
}
