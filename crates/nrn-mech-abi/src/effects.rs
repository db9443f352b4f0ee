//! What a kernel asks for that can only be done after it returned: events, watches, random numbers used up.

use crate::host::HostFunction;

/// One wish of a kernel, in the order they were made.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)] // the variants say what their fields are
pub enum Effect {
    /// `net_send(delay, flag)` of instance `row`; `at` is absolute time (`t + delay`), ms.
    NetSend {
        /// The instance.
        row: usize,
        /// Absolute time, ms.
        at: f64,
        /// Comes back with the event.
        flag: f64,
    },
    /// `net_event(at)`: the instance's own NetCons fire at time `at`, ms.
    NetEvent {
        /// The instance.
        row: usize,
        /// Absolute time, ms.
        at: f64,
    },
    /// `net_move(at)`: the pending self-event is moved to time `at`, ms.
    NetMove {
        /// The instance.
        row: usize,
        /// Absolute time, ms.
        at: f64,
    },
    /// `at_time(at)`: a discontinuity the variable-step method has to stop at, ms.
    AtTime {
        /// The instance.
        row: usize,
        /// Absolute time, ms.
        at: f64,
    },
    /// WATCH: instance `row` wants a self-event when a condition becomes true.
    Watch {
        /// The instance.
        row: usize,
        /// Number of the condition.
        condition: u32,
        /// The condition's value now; true when above 0.
        value: f64,
        /// Comes with the event.
        flag: f64,
    },
}

/// A text that a kernel prints.
#[derive(Clone, Debug, PartialEq)]
pub struct Print {
    /// A format of `printf`.
    pub format: String,
    /// What goes into it.
    pub args: Vec<f64>,
}

/// What channels that open one by one share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SingleChannels {
    /// Where their stream of random numbers is.
    pub seed: u32,
    /// Change of potential that they notice, mV.
    pub resolution: f64,
}

impl Default for SingleChannels {
    fn default() -> Self {
        SingleChannels { seed: 0, resolution: 0.1 }
    }
}

/// The list a kernel's wishes are collected in, kept between calls so that steps allocate nothing; and what kernels share
/// with the program: streams of random numbers.
#[derive(Debug, Default)]
pub struct Effects {
    /// In the order they were made.
    pub list: Vec<Effect>,
    /// Texts to print, in order.
    pub prints: Vec<Print>,
    /// The stream of `scop_random`.
    pub scop: nrn_random::Scop,
    /// What channels that open one by one share.
    pub channels: SingleChannels,
    pub(crate) lags: crate::lag::Lags,
    pub(crate) random: nrn_random::Shared,
    pub(crate) error: Option<String>,
}

/// Numbers of the effects in the C layout.
pub mod kind {
    /// See [`super::Effect::NetSend`]: a = time, b = flag.
    pub const NET_SEND: u32 = 1;
    /// See [`super::Effect::NetEvent`]: a = time.
    pub const NET_EVENT: u32 = 2;
    /// See [`super::Effect::NetMove`]: a = time.
    pub const NET_MOVE: u32 = 3;
    /// See [`super::Effect::AtTime`]: a = time.
    pub const AT_TIME: u32 = 4;
}

impl Effects {
    pub(crate) fn serve(
        &mut self,
        function: Option<HostFunction>,
        row: usize,
        column: u32,
        args: &[f64],
        text: &str,
    ) -> f64 {
        let arg = |i: usize| args.get(i).copied().unwrap_or(0.0);
        let Effects { scop, random, lags, channels, .. } = self;
        match function {
            Some(HostFunction::ScopRandom) => return scop.unit(random),
            Some(HostFunction::SetSeed) => scop.set_seed(arg(0)),
            Some(HostFunction::NormRand) => return scop.normal(arg(0), arg(1), random),
            Some(HostFunction::ExpRand) => return scop.exponential(arg(0), random),
            Some(HostFunction::PoisRand) => return scop.poisson(arg(0), random),
            Some(HostFunction::ChannelRandom) => {
                return nrn_random::mcell::unit(&mut channels.seed, random.low_index);
            }
            Some(HostFunction::ChannelResolution) => return channels.resolution,
            Some(HostFunction::LagBegin) => return lags.begin(arg(0)),
            Some(HostFunction::Lag) => return lags.look(arg(0), arg(1), arg(2), arg(3)),
            Some(HostFunction::Print) => {
                self.prints.push(Print { format: text.to_owned(), args: args.to_vec() })
            }
            Some(HostFunction::Watch) => {
                self.list.push(Effect::Watch { row, condition: column, value: arg(0), flag: arg(1) })
            }
            _ => self.error = Some("unknown request of a kernel".into()),
        }
        0.0
    }
    pub(crate) fn push(&mut self, number: u32, row: usize, a: f64, b: f64) {
        self.list.push(match number {
            kind::NET_SEND => Effect::NetSend { row, at: a, flag: b },
            kind::NET_EVENT => Effect::NetEvent { row, at: a },
            kind::NET_MOVE => Effect::NetMove { row, at: a },
            kind::AT_TIME => Effect::AtTime { row, at: a },
            _ => {
                self.error = Some(format!("unknown effect number {number}"));
                return;
            }
        });
    }
}
