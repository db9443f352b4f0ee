//! Table look-ups and gathers: lanewise instructions that also use row numbers.

use nrn_simd::{Isa, Simd, Work, dispatch_on};

/// Splits places in a table of `limit` intervals: row numbers into `rows`, what is left over into `rest`.
pub(super) struct Split {
    pub place: *const f64,
    pub limit: f64,
    pub rows: *mut u32,
    pub rest: *mut f64,
    /// A multiple of 8.
    pub n: usize,
}

impl Split {
    /// # Safety
    /// `place` is readable and `rest` writable for `n` doubles, `rows` for `n` numbers; they do not overlap, but `place`
    /// may be `rest`.
    pub(super) unsafe fn go(self, isa: Isa) {
        dispatch_on(isa, self);
    }
}

impl Work for Split {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let limit = s.splat(self.limit);
        for i in (0..self.n).step_by(S::LANES) {
            // SAFETY: `go`'s contract; LANES divides `n`.
            unsafe {
                let rest = s.split(s.load(self.place.add(i)), limit, self.rows.add(i));
                s.store(self.rest.add(i), rest);
            }
        }
    }
}

/// Interpolates in one column of a table.
pub(super) struct Interpolate {
    pub column: *const f64,
    pub rows: *const u32,
    pub rest: *const f64,
    pub dst: *mut f64,
    /// A multiple of 8.
    pub n: usize,
}

impl Interpolate {
    /// # Safety
    /// As [`Split::go`]; every row and the next one are rows of the column.
    pub(super) unsafe fn go(self, isa: Isa) {
        dispatch_on(isa, self);
    }
}

impl Work for Interpolate {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        for i in (0..self.n).step_by(S::LANES) {
            // SAFETY: `go`'s contract; LANES divides `n`.
            unsafe {
                let x = s.interpolate(self.column, self.rows.add(i), s.load(self.rest.add(i)));
                s.store(self.dst.add(i), x);
            }
        }
    }
}

/// Reads `base[rows[i]]`.
pub(super) struct Gather {
    pub base: *const f64,
    pub rows: *const u32,
    pub dst: *mut f64,
    /// Any number.
    pub n: usize,
}

impl Gather {
    /// # Safety
    /// `rows` is readable for `n` numbers, all rows of `base` and below 2^31; `dst` is writable for `n` doubles.
    pub(super) unsafe fn go(self, isa: Isa) {
        dispatch_on(isa, self);
    }
}

impl Work for Gather {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let whole = self.n / S::LANES * S::LANES;
        for i in (0..whole).step_by(S::LANES) {
            // SAFETY: `go`'s contract.
            unsafe { s.store(self.dst.add(i), s.gather(self.base, self.rows.add(i))) }
        }
        for i in whole..self.n {
            // SAFETY: `go`'s contract.
            unsafe { *self.dst.add(i) = *self.base.add(*self.rows.add(i) as usize) }
        }
    }
}
