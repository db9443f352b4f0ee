//! Vectors of doubles: one trait, three widths, chosen when the program runs.
//!
//! [`Simd`] is a token that proves the instruction set is there; all operations go through it. [`dispatch`] picks the
//! best one of this machine and runs a [`Work`] compiled for it. [`scalar`] has the same functions for one number.
//! No memory layout and no kernel lives here.

mod avx2;
mod avx512;
mod base;
mod dispatch;
mod exp;
pub mod scalar;
mod traits;

#[cfg(target_arch = "x86_64")]
pub use avx2::Avx2;
#[cfg(target_arch = "x86_64")]
pub use avx512::Avx512;
pub use base::Base;
pub use dispatch::{Isa, dispatch, dispatch_on};
pub use traits::{Simd, Work};
