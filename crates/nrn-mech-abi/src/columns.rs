//! A structure-of-arrays store: `width` columns of equal length in one aligned allocation.
//!
//! Column `c` begins at `c * stride()`; rows beyond `len()` up to the next multiple of [`LANES`] are padding that
//! kernels may read and write, so a vector loop needs no tail. No handle or name lives here.

/// Rows per widest vector (AVX-512 doubles); strides are multiples of it.
pub const LANES: usize = 8;

/// A store with room for fewer rows grows four times as large, a larger one twice: what is not used yet is never touched, and
/// what is left behind had to be touched for nothing.
const MANY: usize = 1 << 16;

/// The stride for so many rows: an odd multiple of [`LANES`], so that neighbouring columns do not claim the same places of the
/// processor's caches, as they do when a power of two is between them.
fn stride_for(rows: usize) -> usize {
    rows.next_multiple_of(LANES) | LANES
}

/// `width` columns of `len` doubles. Each column starts on a 64-byte boundary.
#[derive(Debug, Default)]
pub struct Columns {
    data: Vec<f64>,
    offset: usize,
    stride: usize,
    width: usize,
    len: usize,
}

impl Clone for Columns {
    fn clone(&self) -> Self {
        let mut copy = Columns::new(self.width);
        copy.reserve(self.len);
        copy.len = self.len;
        for c in 0..self.width {
            copy.column_mut(c).copy_from_slice(self.column(c));
        }
        copy
    }
}

impl Columns {
    /// An empty store of `width` columns.
    pub fn new(width: usize) -> Self {
        Columns { width, ..Default::default() }
    }
    /// Number of rows.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }
    /// True when there is no row.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Number of columns.
    #[inline]
    pub fn width(&self) -> usize {
        self.width
    }
    /// Distance in doubles between the starts of two neighbouring columns.
    #[inline]
    pub fn stride(&self) -> usize {
        self.stride
    }
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.data.capacity() * size_of::<f64>()
    }
    /// Makes room for at least `rows` rows in all.
    #[inline]
    pub fn reserve(&mut self, rows: usize) {
        if rows > self.stride {
            let factor = if self.stride < MANY { 4 } else { 2 };
            self.restride(stride_for(rows.max(factor * self.stride)));
        }
    }
    /// Gives back the room that rows to come would have used.
    pub fn shrink_to_fit(&mut self) {
        let stride = stride_for(self.len);
        if stride < self.stride {
            self.restride(stride);
        }
    }
    /// Appends a row, one value per column. Panics when `row` is not `width` long.
    #[inline]
    pub fn push(&mut self, row: &[f64]) -> usize {
        assert_eq!(row.len(), self.width, "a row has one value per column");
        self.reserve(self.len + 1);
        let ix = self.len;
        self.len += 1;
        for (x, column) in row.iter().zip(self.data[self.offset..].chunks_exact_mut(self.stride)) {
            column[ix] = *x;
        }
        ix
    }
    /// Appends a copy of row `from`. Panics outside the store.
    pub fn push_copy(&mut self, from: usize) -> usize {
        assert!(from < self.len, "the row to copy exists");
        self.reserve(self.len + 1);
        let ix = self.len;
        self.len += 1;
        self.copy_within_columns(from, ix);
        ix
    }
    /// Appends `n` rows of the same values, one value per column; gives the first of them. Panics when `row` is not `width` long.
    pub fn push_many(&mut self, row: &[f64], n: usize) -> usize {
        assert_eq!(row.len(), self.width, "a row has one value per column");
        self.reserve(self.len + n);
        let first = self.len;
        self.len += n;
        for (x, column) in row.iter().zip(self.data[self.offset..].chunks_exact_mut(self.stride.max(1))) {
            column[first..first + n].iter_mut().for_each(|place| *place = *x);
        }
        first
    }
    /// Appends `n` copies of row `from`; gives the first of them. Panics outside the store.
    pub fn push_copies(&mut self, from: usize, n: usize) -> usize {
        assert!(from < self.len, "the row to copy exists");
        self.reserve(self.len + n);
        let first = self.len;
        self.len += n;
        for column in self.data[self.offset..].chunks_exact_mut(self.stride).take(self.width) {
            let x = column[from];
            column[first..first + n].iter_mut().for_each(|place| *place = x);
        }
        first
    }
    /// Removes row `ix`; the last row takes its place.
    #[inline]
    pub fn swap_remove(&mut self, ix: usize) {
        assert!(ix < self.len, "the row to remove exists");
        let last = self.len - 1;
        if ix != last {
            self.copy_within_columns(last, ix);
        }
        self.len = last;
    }
    fn copy_within_columns(&mut self, from: usize, to: usize) {
        for column in self.data[self.offset..].chunks_exact_mut(self.stride).take(self.width) {
            column[to] = column[from];
        }
    }
    /// Reorders rows: new row `i` is old row `order[i]`. `order` is a permutation of `0..len`.
    pub fn permute(&mut self, order: &[u32], scratch: &mut Vec<f64>) {
        assert_eq!(order.len(), self.len);
        for c in 0..self.width {
            scratch.clear();
            scratch.extend_from_slice(self.column(c));
            for (x, &from) in self.column_mut(c).iter_mut().zip(order) {
                *x = scratch[from as usize];
            }
        }
    }
    /// Column `c`, `len` long.
    #[inline]
    pub fn column(&self, c: usize) -> &[f64] {
        assert!(c < self.width);
        &self.data[self.offset + c * self.stride..][..self.len]
    }
    /// Column `c`, `len` long, to write.
    #[inline]
    pub fn column_mut(&mut self, c: usize) -> &mut [f64] {
        assert!(c < self.width);
        &mut self.data[self.offset + c * self.stride..][..self.len]
    }
    /// Two different columns to write at once. Panics when they are the same.
    pub fn two_mut(&mut self, a: usize, b: usize) -> (&mut [f64], &mut [f64]) {
        let [a, b] = self.several_mut([a, b]);
        (a, b)
    }
    /// Several different columns to write at once. Panics when two are the same.
    pub fn several_mut<const N: usize>(&mut self, which: [usize; N]) -> [&mut [f64]; N] {
        assert!(which.iter().all(|c| *c < self.width));
        let (offset, stride, len) = (self.offset, self.stride, self.len);
        if stride == 0 {
            return std::array::from_fn(|_| &mut [][..]);
        }
        self.data
            .get_disjoint_mut(which.map(|c| offset + c * stride..offset + c * stride + len))
            .expect("columns are different")
    }
    /// One number; nothing outside the store.
    #[inline]
    pub fn cell(&self, column: usize, row: usize) -> Option<&f64> {
        let inside = column < self.width && row < self.len;
        if inside { self.data.get(self.offset + column * self.stride + row) } else { None }
    }
    /// One number to change; nothing outside the store.
    #[inline]
    pub fn cell_mut(&mut self, column: usize, row: usize) -> Option<&mut f64> {
        let inside = column < self.width && row < self.len;
        if inside { self.data.get_mut(self.offset + column * self.stride + row) } else { None }
    }
    /// One number. Panics outside the store.
    #[inline]
    pub fn get(&self, column: usize, row: usize) -> f64 {
        self.column(column)[row]
    }
    /// Sets one number. Panics outside the store.
    #[inline]
    pub fn set(&mut self, column: usize, row: usize, x: f64) {
        self.column_mut(column)[row] = x;
    }
    /// All values of a row, column by column.
    pub fn row(&self, ix: usize) -> Vec<f64> {
        (0..self.width).map(|c| self.get(c, ix)).collect()
    }
    /// Start of column 0; `stride()` tells where the others are. For the unsafe room in [`crate::mechanism`].
    pub(crate) fn as_mut_ptr(&mut self) -> *mut f64 {
        let start = self.offset.min(self.data.len());
        self.data[start..].as_mut_ptr()
    }

    fn restride(&mut self, stride: usize) {
        let mut data = vec![0.0; self.width * stride + LANES];
        let misaligned = (data.as_ptr() as usize % 64) / size_of::<f64>();
        let offset = if misaligned == 0 { 0 } else { LANES - misaligned };
        for c in 0..self.width {
            data[offset + c * stride..][..self.len]
                .copy_from_slice(&self.data[self.offset + c * self.stride..][..self.len]);
        }
        (self.data, self.offset, self.stride) = (data, offset, stride);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_survive_growth_permutation_and_removal() {
        let mut c = Columns::new(2);
        for i in 0..20 {
            c.push(&[i as f64, -(i as f64)]);
        }
        assert_eq!(c.column(0).as_ptr() as usize % 64, 0);
        assert_eq!(c.column(1).as_ptr() as usize % 64, 0);
        let order: Vec<u32> = (0..20).rev().collect();
        c.permute(&order, &mut Vec::new());
        assert_eq!((c.get(0, 0), c.get(1, 19), c.stride() / LANES % 2), (19.0, 0.0, 1));
        c.swap_remove(0);
        assert_eq!((c.len(), c.row(0)), (19, vec![0.0, 0.0]));
        assert_eq!(c.clone().row(5), c.row(5));
        let copy = c.push_copy(5);
        assert_eq!((copy, c.row(19)), (19, c.row(5)));
        assert_eq!(
            (c.push_many(&[7.0, 8.0], 30), c.row(20), c.row(49)),
            (20, vec![7.0, 8.0], vec![7.0, 8.0])
        );
        assert_eq!((c.push_copies(5, 3), c.row(50), c.row(52)), (50, c.row(5), c.row(5)));
    }
}
