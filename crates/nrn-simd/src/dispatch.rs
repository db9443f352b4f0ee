//! Chooses the instruction set when the program runs.

use crate::{Base, Simd, Work};
use std::sync::OnceLock;

/// An instruction set by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Isa {
    /// What every processor has.
    Base,
    /// AVX2 and FMA.
    Avx2,
    /// AVX-512 F, DQ, VL.
    Avx512,
}

impl Isa {
    /// The best one of this machine. Asked once.
    pub fn best() -> Isa {
        static BEST: OnceLock<Isa> = OnceLock::new();
        *BEST.get_or_init(|| Isa::available().last().copied().unwrap_or(Isa::Base))
    }
    /// All that this machine has, the best one last.
    pub fn available() -> Vec<Isa> {
        let mut all = vec![Isa::Base];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(crate::Avx2::detect().map(|_| Isa::Avx2));
            all.extend(crate::Avx512::detect().map(|_| Isa::Avx512));
        }
        all
    }
    /// Doubles per vector.
    pub fn lanes(self) -> usize {
        match self {
            Isa::Base => 2,
            Isa::Avx2 => 4,
            Isa::Avx512 => 8,
        }
    }
}

/// Runs a piece of work with the best instruction set of this machine.
///
/// ```
/// use nrn_simd::{Simd, Work, dispatch};
/// struct Double<'a>(&'a mut [f64]);
/// impl Work for Double<'_> {
///     type Output = ();
///     #[inline(always)]
///     fn run<S: Simd>(self, simd: S) {
///         let mut chunks = self.0.chunks_exact_mut(S::LANES);
///         for chunk in &mut chunks {
///             // SAFETY: the chunk holds as many doubles as a vector.
///             unsafe {
///                 let x = simd.load(chunk.as_ptr());
///                 simd.store(chunk.as_mut_ptr(), x + x);
///             }
///         }
///         chunks.into_remainder().iter_mut().for_each(|x| *x += *x);
///     }
/// }
/// let mut x = [1.0; 11];
/// dispatch(Double(&mut x));
/// assert_eq!(x, [2.0; 11]);
/// ```
#[inline]
pub fn dispatch<W: Work>(work: W) -> W::Output {
    dispatch_on(Isa::best(), work)
}

/// Runs a piece of work with a given instruction set; with the base one where the machine lacks it.
#[inline]
pub fn dispatch_on<W: Work>(isa: Isa, work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    {
        let isa = isa.min(Isa::best());
        if isa == Isa::Avx512 {
            // SAFETY: `best` found it, or something better that includes it.
            return unsafe { crate::Avx512::assume() }.vectorize(work);
        }
        if isa == Isa::Avx2 {
            // SAFETY: as above.
            return unsafe { crate::Avx2::assume() }.vectorize(work);
        }
    }
    let _ = isa;
    Base.vectorize(work)
}
