//! Fourier transforms of real numbers, and what is computed with them: convolution, correlation, power spectrum.
//!
//! Lengths are powers of 2 throughout; what is shorter is filled up with zeros.

/// A complex number: real and imaginary part.
type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}
fn conjugate(a: Complex) -> Complex {
    (a.0, -a.1)
}
fn square(a: Complex) -> f64 {
    a.0 * a.0 + a.1 * a.1
}

/// In-place transform with kernel exp(sign 2 pi i j k / n); `x.len()` is a power of 2. Nothing is scaled.
fn transform(x: &mut [Complex], sign: f64) {
    let n = x.len();
    if n < 2 {
        return;
    }
    let shift = usize::BITS - n.trailing_zeros();
    for i in 0..n {
        let j = i.reverse_bits() >> shift;
        if i < j {
            x.swap(i, j);
        }
    }
    let turns: Vec<Complex> = (0..n / 2)
        .map(|k| (sign * 2.0 * std::f64::consts::PI * k as f64 / n as f64).sin_cos())
        .map(|(sin, cos)| (cos, sin))
        .collect();
    let mut half = 1;
    while half < n {
        for block in x.chunks_exact_mut(2 * half) {
            let (low, high) = block.split_at_mut(half);
            for (k, (a, b)) in low.iter_mut().zip(high).enumerate() {
                let turned = times(*b, turns[k * (n / (2 * half))]);
                *b = (a.0 - turned.0, a.1 - turned.1);
                *a = (a.0 + turned.0, a.1 + turned.1);
            }
        }
        half *= 2;
    }
}
/// The spectrum of real numbers, filled up with zeros to length `n`.
fn spectrum(x: &[f64], n: usize) -> Vec<Complex> {
    let mut z: Vec<Complex> = x.iter().map(|x| (*x, 0.0)).collect();
    z.resize(n, (0.0, 0.0));
    transform(&mut z, -1.0);
    z
}
/// The real numbers with a spectrum.
fn signal(mut z: Vec<Complex>) -> Vec<f64> {
    let n = z.len() as f64;
    transform(&mut z, 1.0);
    z.into_iter().map(|z| z.0 / n).collect()
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
    result[0] = z[0].0;
    if n > 1 {
        result[1] = z[n / 2].0;
    }
    for (pair, z) in result.chunks_exact_mut(2).zip(&z).skip(1) {
        pair.copy_from_slice(&[z.0, -z.1]);
    }
    result
}
/// The way back from [`forward`], times n/2 as in NEURON.
pub fn inverse(amplitudes: &[f64]) -> Vec<f64> {
    let n = length(amplitudes.len(), 1);
    let mut x = amplitudes.to_vec();
    x.resize(n, 0.0);
    let half = n as f64 / 2.0;
    let mut z = vec![(0.0, 0.0); n];
    z[0].0 = x[0] * half;
    if n > 1 {
        z[n / 2].0 = x[1] * half;
    }
    for k in 1..n / 2 {
        z[k] = (x[2 * k] * half, -x[2 * k + 1] * half);
        z[n - k] = conjugate(z[k]);
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
    signal(spectrum(x, n).into_iter().zip(response).map(|(a, b)| times(a, b)).collect())
}
/// The signal whose convolution with the response is `x`; `None` when the response lacks a frequency.
///
/// NEURON's own deconvolution gives numbers without meaning.
pub fn deconvolve(x: &[f64], response: &[f64]) -> Option<Vec<f64>> {
    let n = length(x.len(), response.len());
    let response = spectrum(&wrapped(response, response.len(), n), n);
    if response.iter().any(|b| square(*b) == 0.0) {
        return None;
    }
    let ratio = |(a, b): (Complex, Complex)| {
        let product = times(a, conjugate(b));
        (product.0 / square(b), product.1 / square(b))
    };
    Some(signal(spectrum(x, n).into_iter().zip(response).map(ratio).collect()))
}
/// Convolution with a response that is given by its amplitudes.
pub fn filter(x: &[f64], amplitudes: &[f64]) -> Vec<f64> {
    let n = length(x.len(), amplitudes.len());
    // Real parts upwards, imaginary parts downwards; NEURON then takes as many of them as there were amplitudes.
    let z = spectrum(amplitudes, n);
    let response: Vec<f64> = (0..n).map(|i| if i <= n / 2 { z[i].0 } else { z[n - i].1 }).collect();
    let response = spectrum(&wrapped(&response, amplitudes.len(), n), n);
    signal(spectrum(x, n).into_iter().zip(response).map(|(a, b)| times(a, b)).collect())
}
/// Sums of products of `x` and `y` shifted by 0, 1, ..., then ..., -1.
pub fn correlate(x: &[f64], y: &[f64]) -> Vec<f64> {
    let n = length(x.len(), y.len());
    let y = spectrum(y, n);
    signal(spectrum(x, n).into_iter().zip(y).map(|(a, b)| times(a, conjugate(b))).collect())
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
            *sum += if k == 0 { 0.5 } else { 1.0 } * square(z);
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
