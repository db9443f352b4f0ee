//! What a kernel may ask of the program around it while it runs: random numbers, printing, other NetCons, watches.
//!
//! A request names a function, an instance, a column (or the number of a condition), numbers and perhaps a text. Streams of
//! RANDOM variables live in columns of the instance and NetCons' weights in the call, so these are answered here, on the
//! spot; everything else goes to [`HostServices::service`](crate::raw::HostServices).

use crate::raw::KernelCall;
use nrn_random::Stream;
use nrn_random::philox::NUMBERS;

macro_rules! functions {
    ($($(#[$doc:meta])* $function:ident = $text:literal,)*) => {
        /// What can be asked for.
        #[repr(u32)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum HostFunction { $($(#[$doc])* $function,)* }
        impl HostFunction {
            /// All of them.
            pub const ALL: &[HostFunction] = &[$(HostFunction::$function,)*];
            /// As in listings.
            pub fn name(self) -> &'static str {
                match self { $(HostFunction::$function => $text,)* }
            }
        }
    };
}

functions! {
    /// Uniform number between 0 and 1 of the stream all mechanisms share.
    ScopRandom = "scop_random",
    /// Sets that stream; arg seed.
    SetSeed = "set_seed",
    /// Normal number of that stream; args mean, deviation.
    NormRand = "normrand",
    /// Exponential number of that stream; arg mean.
    ExpRand = "exprand",
    /// Poisson number of that stream; arg mean.
    PoisRand = "poisrand",
    /// Uniform number of the RANDOM variable at the column; args none, or low and high.
    RandomUniform = "random_uniform",
    /// Exponential number; args none, or mean.
    RandomNegexp = "random_negexp",
    /// Normal number; args none, or mean and deviation.
    RandomNormal = "random_normal",
    /// A word of 32 bits.
    RandomIpick = "random_ipick",
    /// Uniform number.
    RandomDpick = "random_dpick",
    /// Sets the stream's ids; args three.
    RandomSetids = "random_setids",
    /// Sets the stream's position; args position, or sequence and word.
    RandomSetseq = "random_setseq",
    /// Prints the text as a format of the args.
    Print = "printf",
    /// Number of NetCons to the instance.
    NetConCount = "netcon_count",
    /// A weight of one of them (the column says which weight); arg number of the NetCon.
    LoadWeight = "load_weight",
    /// Sets it; args number of the NetCon, value.
    StoreWeight = "store_weight",
    /// Begins to watch condition number `column`; args its value now, flag.
    Watch = "watch",
    /// A new history for LAG; arg number of the one before. Gives its number.
    LagBegin = "lag_begin",
    /// Notes a value and looks back; args number of the history, time (ms), delay (ms), value now.
    Lag = "lag",
    /// Uniform number of the stream that channels share which open one by one.
    ChannelRandom = "ks_random",
    /// Change of potential that such channels notice, mV.
    ChannelResolution = "ks_resolution",
}

/// No request has more numbers.
pub const MAX_ARGS: usize = 16;

impl HostFunction {
    /// True for the functions of a RANDOM variable.
    pub fn is_stream(self) -> bool {
        use HostFunction as F;
        matches!(
            self,
            F::RandomUniform
                | F::RandomNegexp
                | F::RandomNormal
                | F::RandomIpick
                | F::RandomDpick
                | F::RandomSetids
                | F::RandomSetseq
        )
    }
    /// True where it can be noticed which of two instances asks first.
    pub fn is_ordered(self) -> bool {
        use HostFunction as F;
        let own = matches!(self, F::NetConCount | F::LoadWeight | F::StoreWeight | F::LagBegin | F::Lag);
        !(self.is_stream() || own)
    }
    /// True for what touches the instance's own data.
    pub fn needs_instance(self) -> bool {
        use HostFunction as F;
        !matches!(self, F::ScopRandom | F::SetSeed | F::NormRand | F::ExpRand | F::PoisRand | F::Print)
    }
}

/// A request of a kernel.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What is asked for.
    pub function: HostFunction,
    /// The instance.
    pub row: usize,
    /// First column of a RANDOM variable, which weight, or number of a condition.
    pub column: u32,
    /// Numbers.
    pub args: &'a [f64],
    /// The format of a text to print.
    pub text: &'a str,
}

/// Answers a request. The error is the kernel's.
///
/// # Safety
/// `call` is as `Mechanism::run` builds it; `row` is one of its instances, and the columns that a RANDOM request names are
/// the mechanism's.
pub unsafe fn ask(call: &KernelCall, request: Request<'_>) -> Result<f64, String> {
    use HostFunction as F;
    match request.function {
        function if function.is_stream() => {
            let at = |i: usize| {
                let column = request.column as usize + i;
                call.columns.data.wrapping_add(column * call.columns.stride + request.row)
            };
            let mut numbers = [0.0; NUMBERS];
            for (i, number) in numbers.iter_mut().enumerate() {
                // SAFETY: promised by the caller.
                *number = unsafe { *at(i) };
            }
            let mut stream = Stream::from_numbers(&numbers);
            let x = draw(&mut stream, request.function, request.args, call.random_index);
            for (i, number) in stream.to_numbers().iter().enumerate() {
                // SAFETY: promised by the caller.
                unsafe { *at(i) = *number };
            }
            Ok(x)
        }
        // SAFETY: promised by the caller.
        F::NetConCount => Ok(unsafe { netcons(call, request.row) }.len() as f64),
        F::LoadWeight => {
            // SAFETY: promised by the caller.
            let place = unsafe { weight(call, &request) }?;
            // SAFETY: `weight` gives a place inside the weights.
            Ok(unsafe { *place })
        }
        F::StoreWeight => {
            // SAFETY: promised by the caller.
            let place = unsafe { weight(call, &request) }?;
            let x = request.args.get(1).copied().unwrap_or(0.0);
            // SAFETY: `weight` gives a place inside the weights.
            unsafe { *place = x };
            Ok(0.0)
        }
        _ => {
            let host = &call.host;
            let Request { function, row, column, args, text } = request;
            // SAFETY: function and host come from the same `HostServices`; slices are passed with their lengths.
            Ok(unsafe {
                (host.service)(
                    host.host,
                    function as u32,
                    row,
                    column,
                    args.as_ptr(),
                    args.len(),
                    text.as_ptr(),
                    text.len(),
                )
            })
        }
    }
}

fn draw(stream: &mut Stream, function: HostFunction, args: &[f64], index: u32) -> f64 {
    use HostFunction as F;
    let arg = |i: usize| args.get(i).copied().unwrap_or(0.0);
    match function {
        F::RandomUniform if args.len() > 1 => arg(0) + stream.unit(index) * (arg(1) - arg(0)),
        F::RandomUniform | F::RandomDpick => stream.unit(index),
        F::RandomNegexp if !args.is_empty() => stream.exponential(index) * arg(0),
        F::RandomNegexp => stream.exponential(index),
        F::RandomNormal if args.len() > 1 => arg(0) + stream.normal(index) * arg(1),
        F::RandomNormal => stream.normal(index),
        F::RandomIpick => stream.pick(index).into(),
        F::RandomSetids => {
            stream.set_ids([arg(0), arg(1), arg(2)].map(|id| id as i64 as u32));
            0.0
        }
        F::RandomSetseq if args.len() > 1 => {
            stream.set_sequence(arg(0) as i64 as u32, arg(1) as u8, index);
            0.0
        }
        F::RandomSetseq => {
            stream.set_position(arg(0), index);
            0.0
        }
        _ => 0.0,
    }
}

/// Where the weights of the NetCons to an instance begin.
///
/// # Safety
/// As [`ask`].
unsafe fn netcons(call: &KernelCall, row: usize) -> &[u32] {
    if row + 1 >= call.n_netcon_starts {
        return &[];
    }
    // SAFETY: just compared.
    let (from, to) = unsafe { (*call.netcon_starts.add(row), *call.netcon_starts.add(row + 1)) };
    if from >= to || to as usize > call.n_netcons {
        return &[];
    }
    // SAFETY: just compared.
    unsafe { std::slice::from_raw_parts(call.netcons.add(from as usize), (to - from) as usize) }
}

/// # Safety
/// As [`ask`].
unsafe fn weight(call: &KernelCall, request: &Request<'_>) -> Result<*mut f64, String> {
    let number = request.args.first().copied().unwrap_or(0.0);
    // SAFETY: promised by the caller.
    let first = unsafe { netcons(call, request.row) }.get(number as usize);
    let place = first.map(|first| *first as usize + request.column as usize);
    match place.filter(|place| *place < call.n_weights) {
        Some(place) => Ok(call.weights.wrapping_add(place)),
        None => Err("FOR_NETCONS: there is no such weight".into()),
    }
}
