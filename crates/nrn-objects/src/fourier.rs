//! Fourier transforms of real numbers, and what is computed with them: convolution, correlation, power spectrum.
//!
//! Lengths are powers of 2 throughout; what is shorter is filled up with zeros.

use rustfft::num_complex::Complex64;
use rustfft::{FftDirection, FftPlanner};

/// The spectrum of real numbers, filled up with zeros to length `n`. Nothing is scaled.
fn spectrum(x: &[f64], n: usize) -> Vec<Complex64> {
    let mut z: Vec<Complex64> = x.iter().map(|x| Complex64::from(*x)).collect();
    z.resize(n, Complex64::ZERO);
    FftPlanner::new().plan_fft(n, FftDirection::Forward).process(&mut z);
    z
}
/// The real numbers with a spectrum.
fn signal(mut z: Vec<Complex64>) -> Vec<f64> {
    let n = z.len();
    FftPlanner::new().plan_fft(n, FftDirection::Inverse).process(&mut z);
    z.into_iter().map(|z| z.re / n as f64).collect()
}
fn length(a: usize, b: usize) -> usize {
    a.max(b).max(1).next_power_of_two()
}

/// Cosine and sine amplitudes: element 0 belongs to frequency 0, element 1 to the highest one (n/2), elements 2k and
/// 2k + 1 are the cosine and sine part of frequency k.
pub fn forward(x: &[f64]) -> Vec<f64> {
    let n = length(x.len(), 1);
    let z = spectrum(x, n);
    let mut result = vec![0.0; n];
    result[0] = z[0].re;
    if n > 1 {
        result[1] = z[n / 2].re;
    }
    for (pair, z) in result.chunks_exact_mut(2).zip(&z).skip(1) {
        pair.copy_from_slice(&[z.re, -z.im]);
    }
    result
}
/// The way back from [`forward`], times n/2 as in NEURON.
pub fn inverse(amplitudes: &[f64]) -> Vec<f64> {
    let n = length(amplitudes.len(), 1);
    let mut x = amplitudes.to_vec();
    x.resize(n, 0.0);
    let half = n as f64 / 2.0;
    let mut z = vec![Complex64::ZERO; n];
    z[0].re = x[0] * half;
    if n > 1 {
        z[n / 2].re = x[1] * half;
    }
    for k in 1..n / 2 {
        z[k] = Complex64::new(x[2 * k] * half, -x[2 * k + 1] * half);
        z[n - k] = z[k].conj();
    }
    signal(z)
}
/// A response in wrap-around order (of odd length: 0, 1, ... then ..., -1), with zeros in the middle.
fn wrapped(response: &[f64], used: usize, n: usize) -> Vec<f64> {
    let tail = used.saturating_sub(1) / 2;
    let head = used.div_ceil(2).min(n - tail);
    let mut result = vec![0.0; n];
    result[..head].copy_from_slice(&response[..head]);
    result[n - tail..].copy_from_slice(&response[used - tail..used]);
    result
}
/// Convolution of `x` with a response in wrap-around order.
pub fn convolve(x: &[f64], response: &[f64]) -> Vec<f64> {
    let n = length(x.len(), response.len());
    let response = spectrum(&wrapped(response, response.len(), n), n);
    signal(spectrum(x, n).into_iter().zip(response).map(|(a, b)| a * b).collect())
}
/// The signal whose convolution with the response is `x`; `None` when the response lacks a frequency.
///
/// NEURON's own deconvolution gives numbers without meaning.
pub fn deconvolve(x: &[f64], response: &[f64]) -> Option<Vec<f64>> {
    let n = length(x.len(), response.len());
    let response = spectrum(&wrapped(response, response.len(), n), n);
    if response.iter().any(|b| b.norm_sqr() == 0.0) {
        return None;
    }
    Some(signal(spectrum(x, n).into_iter().zip(response).map(|(a, b)| a / b).collect()))
}
/// Convolution with a response that is given by its amplitudes.
pub fn filter(x: &[f64], amplitudes: &[f64]) -> Vec<f64> {
    let n = length(x.len(), amplitudes.len());
    // Real parts upwards, imaginary parts downwards; NEURON then takes as many of them as there were amplitudes.
    let z = spectrum(amplitudes, n);
    let response: Vec<f64> = (0..n).map(|i| if i <= n / 2 { z[i].re } else { z[n - i].im }).collect();
    let response = spectrum(&wrapped(&response, amplitudes.len(), n), n);
    signal(spectrum(x, n).into_iter().zip(response).map(|(a, b)| a * b).collect())
}
/// Sums of products of `x` and `y` shifted by 0, 1, ..., then ..., -1.
pub fn correlate(x: &[f64], y: &[f64]) -> Vec<f64> {
    let n = length(x.len(), y.len());
    let y = spectrum(y, n);
    signal(spectrum(x, n).into_iter().zip(y).map(|(a, b)| a * b.conj()).collect())
}
/// Power at `size` frequencies (a power of 2), averaged over half overlapping segments under a triangular window.
pub fn power(x: &[f64], size: usize) -> Vec<f64> {
    let m = size.max(1).next_power_of_two();
    let pairs = ((x.len() as f64 / m as f64 - 1.0) / 2.0).ceil().max(0.0) as usize;
    let mut data = x.to_vec();
    data.resize((2 * pairs + 1) * m, 0.0);
    let window: Vec<f64> = (0..2 * m).map(|j| 1.0 - ((j as f64 - m as f64) / m as f64).abs()).collect();
    let mut total = vec![0.0; m];
    for segment in data.windows(2 * m).step_by(m) {
        let shaped: Vec<f64> = segment.iter().zip(&window).map(|(x, w)| x * w).collect();
        for (k, (sum, z)) in total.iter_mut().zip(spectrum(&shaped, 2 * m)).enumerate() {
            *sum += if k == 0 { 0.5 } else { 1.0 } * z.norm_sqr();
        }
    }
    let weight = window.iter().map(|w| w * w).sum::<f64>() * 2.0 * m as f64 * pairs as f64;
    total.into_iter().map(|x| x / weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &[f64], b: &[f64]) {
        assert_eq!(a.len(), b.len());
        assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-10), "{a:?} instead of {b:?}");
    }
    fn sample(n: usize) -> Vec<f64> {
        (0..n).map(|i| (i as f64 * 0.7).sin() + 0.3 * i as f64).collect()
    }

    #[test]
    fn amplitudes_come_in_neurons_order() {
        let recorded = [
            5.82786493403,
            0.413010826258,
            -2.1141027204,
            3.49988975936,
            -0.0504615798326,
            -0.818991679411,
            -0.955873579909,
            0.328990299383,
        ];
        near(&forward(&sample(5)), &recorded);
        near(&forward(&sample(2)), &[0.944217687238, -0.944217687238]);
    }

    #[test]
    fn there_and_back_multiplies_by_half_the_length() {
        let back = inverse(&forward(&sample(8)));
        near(&back, &sample(8).iter().map(|x| 4.0 * x).collect::<Vec<_>>());
        assert_eq!(inverse(&[2.0]), [1.0]);
    }

    #[test]
    fn convolution_correlation_and_filter_agree_with_recorded_ones() {
        let x: Vec<f64> = (1..=8).map(f64::from).collect();
        near(&convolve(&x, &[1.0, 0.5, 0.25]), &[5.5, 3.25, 5.0, 6.75, 8.5, 10.25, 12.0, 11.75]);
        near(&convolve(&x, &[1.0, 0.5]), &x);
        near(&correlate(&x, &x), &[204.0, 176.0, 156.0, 144.0, 140.0, 144.0, 156.0, 176.0]);
        let filtered = [
            14.0784271247,
            7.10355339059,
            10.9571067812,
            14.8106601718,
            18.6642135624,
            22.517766953,
            26.3713203436,
            24.2248737342,
        ];
        near(&filter(&x, &[1.0, 0.5, 0.25]), &filtered);
    }

    #[test]
    fn deconvolution_undoes_convolution() {
        let x = sample(16);
        near(&deconvolve(&convolve(&x, &[1.0, 0.5, 0.25]), &[1.0, 0.5, 0.25]).unwrap_or_default(), &x);
        assert_eq!(deconvolve(&x, &[0.0]), None);
    }

    #[test]
    fn power_agrees_with_recorded_ones() {
        near(&power(&sample(33), 4), &[21.8742046092, 10.659480706, 0.509856692168, 0.623402150712]);
        near(&power(&sample(16), 2), &[4.70632304265, 2.56914506764]);
        near(&power(&sample(10), 1), &[1.14056860771]);
    }
}
