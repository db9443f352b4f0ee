//! Every instruction set of this machine against the platform's own functions.

use nrn_simd::{Isa, Simd, Work, dispatch_on, scalar};

struct Exp<'a>(&'a [f64], &'a mut [f64]);

impl Work for Exp<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        for (x, y) in self.0.chunks_exact(S::LANES).zip(self.1.chunks_exact_mut(S::LANES)) {
            // SAFETY: both chunks are as long as a vector.
            unsafe { s.store(y.as_mut_ptr(), s.exp(s.load(x.as_ptr()))) }
        }
    }
}

fn ulps(a: f64, b: f64) -> u64 {
    if a.is_nan() && b.is_nan() { 0 } else { a.to_bits().abs_diff(b.to_bits()) }
}

/// Evenly spread random numbers, always the same.
fn random(n: usize, low: f64, high: f64) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        low + (high - low) * ((state >> 11) as f64 / (1_u64 << 53) as f64)
    };
    (0..n).map(|_| next()).collect()
}

/// Of the GNU C library, which chooses by the processor as we do.
#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"))]
fn exp_has_the_bits_of_the_platform() {
    for range in [511.9, 50.0, 5.0, 1.0, 1e-3, 1e-9] {
        let x = random(200_000, -range, range);
        let mut y = vec![0.0; x.len()];
        dispatch_on(Isa::best(), Exp(&x, &mut y));
        let other = x.iter().zip(&y).find(|(x, y)| ulps(scalar::exp(**x), **y) != 0);
        assert_eq!(other, None, "up to {range}");
    }
}

#[test]
fn exp_is_within_one_ulp_of_the_platform() {
    for isa in Isa::available() {
        for range in [700.0, 50.0, 1.0, 1e-3, 1e-9] {
            let x = random(200_000, -range, range);
            let mut y = vec![0.0; x.len()];
            dispatch_on(isa, Exp(&x, &mut y));
            let worst = x.iter().zip(&y).map(|(x, y)| ulps(scalar::exp(*x), *y)).max();
            assert!(worst <= Some(1), "{isa:?} up to {range}: {worst:?} ulp");
        }
    }
}

#[test]
fn exp_is_clamped_as_in_neuron() {
    let odd_nan = f64::from_bits(0x7ff8_0000_0000_0fff);
    let x = [
        0.0,
        -0.0,
        700.0,
        700.1,
        1e300,
        f64::INFINITY,
        -700.0,
        -700.1,
        -1e300,
        f64::NEG_INFINITY,
        f64::NAN,
        odd_nan,
    ];
    let mut x = x.to_vec();
    x.resize(16, 1.0);
    for isa in Isa::available() {
        let mut y = vec![0.0; 16];
        dispatch_on(isa, Exp(&x, &mut y));
        for (x, y) in x.iter().zip(&y) {
            assert!(ulps(scalar::exp(*x), *y) <= 1, "{isa:?}: exp({x}) = {y}, expected {}", scalar::exp(*x));
        }
    }
}

struct Everything<'a>(&'a [f64; 8], &'a [f64; 8], &'a mut Vec<[f64; 8]>);

impl Work for Everything<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        self.2.resize(19, [0.0; 8]);
        for at in (0..8).step_by(S::LANES) {
            // SAFETY: `at + LANES` is at most 8.
            let (a, b) = unsafe { (s.load(self.0.as_ptr().add(at)), s.load(self.1.as_ptr().add(at))) };
            let all = [
                a + b,
                a - b,
                a * b,
                a / b,
                -a,
                s.min(a, b),
                s.max(a, b),
                s.abs(a),
                s.sqrt(a),
                s.floor(a),
                s.ceil(a),
                s.trunc(a),
                s.number(s.lt(a, b)),
                s.number(s.le(a, b)),
                s.number(s.eq(a, b)),
                s.number(s.ne(a, b)),
                s.number(s.gt(a, b)),
                s.number(s.ge(a, b)),
                s.map2(a, b, f64::atan2),
            ];
            for (row, x) in self.2.iter_mut().zip(all) {
                // SAFETY: as above.
                unsafe { s.store(row.as_mut_ptr().add(at), x) }
            }
        }
    }
}

#[test]
fn plain_operations_are_exact() {
    let a = [1.5, -2.5, 0.0, f64::NAN, 3.0, f64::INFINITY, -0.0, 7.25];
    let b = [2.0, -2.5, -0.0, 1.0, f64::NAN, 1.0, 0.0, -1e-300];
    let t = |x: bool| f64::from(u8::from(x));
    let expected: Vec<fn(f64, f64) -> f64> = vec![
        |a, b| a + b,
        |a, b| a - b,
        |a, b| a * b,
        |a, b| a / b,
        |a, _| -a,
        scalar::min,
        scalar::max,
        |a, _| a.abs(),
        |a, _| a.sqrt(),
        |a, _| a.floor(),
        |a, _| a.ceil(),
        |a, _| a.trunc(),
    ];
    let compare: Vec<fn(f64, f64) -> bool> =
        vec![|a, b| a < b, |a, b| a <= b, |a, b| a == b, |a, b| a != b, |a, b| a > b, |a, b| a >= b];
    for isa in Isa::available() {
        let mut found = Vec::new();
        dispatch_on(isa, Everything(&a, &b, &mut found));
        for lane in 0..8 {
            let (x, y) = (a[lane], b[lane]);
            let plain = expected.iter().map(|f| f(x, y));
            let all: Vec<f64> = plain.chain(compare.iter().map(|f| t(f(x, y)))).chain([x.atan2(y)]).collect();
            for (row, want) in all.iter().enumerate() {
                let got = found[row][lane];
                assert!(
                    got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(),
                    "{isa:?} row {row} ({x}, {y}): {got} {want}"
                );
            }
        }
    }
}

struct Lookup<'a>(&'a [f64], &'a [f64; 8], &'a mut [f64; 8]);

impl Work for Lookup<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let n = (self.0.len() - 2) as f64;
        for at in (0..8).step_by(S::LANES) {
            let mut rows = [0; 8];
            // SAFETY: `at + LANES` is at most 8; rows are limited to a table with a row to spare.
            unsafe {
                let rest = s.split(s.load(self.1.as_ptr().add(at)), s.splat(n), rows.as_mut_ptr());
                s.store(self.2.as_mut_ptr().add(at), s.interpolate(self.0.as_ptr(), rows.as_ptr(), rest));
            }
        }
    }
}

#[test]
fn tables_are_interpolated_and_nan_stays_nan() {
    let table = [1.0, 2.0, 4.0, 8.0, 8.0];
    let place = [0.0, 0.5, 1.25, 2.999, 3.0, f64::NAN, 1.0, 2.0];
    for isa in Isa::available() {
        let mut found = [0.0; 8];
        dispatch_on(isa, Lookup(&table, &place, &mut found));
        assert_eq!(found[..5], [1.0, 1.5, 2.5, 4.0 + (2.999 - 2.0) * 4.0, 8.0], "{isa:?}");
        assert!(found[5].is_nan());
        assert_eq!(found[6..], [2.0, 4.0]);
    }
}
