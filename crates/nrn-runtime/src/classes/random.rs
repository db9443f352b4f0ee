//! `Random`: streams of random numbers for users. What is drawn is the business of `nrn-random`.

use super::{class, number as row, other};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_random::mcell::Mcell;
use nrn_random::{Distribution, Generator, Sampler, Shared, Stream, state};
use nrn_solver::HookId;

/// What an object holds.
struct Random {
    generator: Generator,
    sampler: Sampler,
    /// `play`: what draws a number in every step.
    hooks: Vec<HookId>,
}

/// The largest number of 32 bits.
const MOST: f64 = 4_294_967_295.0;

/// The row of `Random`.
pub static CLASS: Class = Class {
    destroy: |cx, payload| {
        if let Payload::Other(data) = payload
            && let Ok(random) = data.downcast::<Random>()
        {
            for hook in random.hooks {
                cx.engine.sim.before_step.retain(|other| *other != hook);
                cx.engine.hooks.remove(hook);
            }
        }
    },
    ..class(
        "Random",
        "([seed [, size]])",
        "A stream of random numbers; normal with mean 0 and variance 1 until told otherwise.",
        |cx, _, args| {
            let seed = args.number_or(1, 0.0)? as i64 as u32;
            let size = if args.has(2) { args.number_in(2, 7.0, 98.0)? as u32 } else { 55 };
            let stream = Stream::new([seed, size, 0], cx.engine.sim.random().global_index);
            Ok(Payload::Other(Box::new(Random {
                generator: Generator::Random123(stream),
                sampler: Sampler::new(Distribution::normal(0.0, 1.0)),
                hooks: Vec::new(),
            })))
        },
        METHODS,
    )
};

const METHODS: &[crate::tables::Method] = &[
    row(
        "Random123",
        "([id1 [, id2 [, id3]]])",
        "Draws from the Random123 stream of three ids.",
        |cx, r, args| {
            let mut ids = [0; 3];
            for (i, id) in ids.iter_mut().enumerate() {
                *id = word(args, i + 1)?;
            }
            let stream = Stream::new(ids, cx.engine.sim.random().global_index);
            other::<Random>(cx, r)?.generator = Generator::Random123(stream);
            number(0.0)
        },
    ),
    row(
        "MCellRan4",
        "([highindex [, lowindex]])",
        "Draws from a stream of MCellRan4; gives its high index.",
        |cx, r, args| {
            let mcell = Mcell::new(word(args, 1)?, word(args, 2)?, cx.engine.sim.random());
            other::<Random>(cx, r)?.generator = Generator::MCellRan4(mcell);
            number(mcell.origin.into())
        },
    ),
    row(
        "Random123_globalindex",
        "([index])",
        "The index that all Random123 streams have in common.",
        |cx, _, args| {
            if args.has(1) {
                cx.engine.sim.random().global_index = word(args, 1)?;
            }
            number(cx.engine.sim.random().global_index.into())
        },
    ),
    row("seq", "([position])", "Position in the stream.", |cx, r, args| {
        let shared = *cx.engine.sim.random();
        let generator = &mut other::<Random>(cx, r)?.generator;
        if args.has(1) {
            let position = match generator {
                Generator::Random123(_) => args.number_in(1, 0.0, nrn_random::philox::LAST_POSITION)?,
                Generator::MCellRan4(_) => args.number(1)?,
            };
            generator.set_position(position, &shared);
        }
        number(generator.position())
    }),
    row("repick", "()", "The next number.", |cx, r, _| number(draw(cx, r)?)),
    row("uniform", "(low, high)", "Uniform in an interval.", |cx, r, args| {
        begin(cx, r, Distribution::uniform(args.number(1)?, args.number(2)?))
    }),
    row("discunif", "(low, high)", "Whole numbers, ends included.", |cx, r, args| {
        begin(cx, r, Distribution::integers(args.number(1)?, args.number(2)?))
    }),
    row("normal", "(mean, variance)", "Normal.", |cx, r, args| {
        begin(cx, r, Distribution::normal(args.number(1)?, args.number(2)?))
    }),
    row("lognormal", "(mean, variance)", "Log-normal.", |cx, r, args| {
        begin(cx, r, Distribution::log_normal(args.number(1)?, args.number(2)?))
    }),
    row("binomial", "(n, p)", "Successes in n trials.", |cx, r, args| {
        let n = args.number_in(1, 0.0, 1e99)? as i32;
        begin(cx, r, Distribution::Binomial { n, p: args.number_in(2, 0.0, 1.0)? })
    }),
    row("poisson", "(mean)", "Poisson.", |cx, r, args| {
        begin(cx, r, Distribution::Poisson { mean: args.number(1)? })
    }),
    row("geometric", "(p)", "Trials until one is not below p.", |cx, r, args| {
        begin(cx, r, Distribution::Geometric { p: args.number_in(1, 0.0, 1.0)? })
    }),
    row("hypergeo", "(mean, variance)", "One of two exponentials.", |cx, r, args| {
        begin(cx, r, Distribution::hyper_geometric(args.number(1)?, args.number(2)?))
    }),
    row("negexp", "(mean)", "Exponential.", |cx, r, args| {
        begin(cx, r, Distribution::Exponential { mean: args.number(1)? })
    }),
    row("erlang", "(mean, variance)", "Erlang.", |cx, r, args| {
        begin(cx, r, Distribution::erlang(args.number(1)?, args.number(2)?))
    }),
    row("weibull", "(alpha, beta)", "Weibull.", |cx, r, args| {
        begin(cx, r, Distribution::weibull(args.number(1)?, args.number(2)?))
    }),
    row("play", "(&var)", "Sets a variable to a new number at finitialize and in every step.", play),
];

/// Argument `i` as 32 bits; 0 when it is not there.
fn word(args: &Args<'_>, i: usize) -> Result<u32, HocError> {
    if args.has(i) { Ok(args.number_in(i, 0.0, MOST)? as u32) } else { Ok(0) }
}
/// Uniform numbers that one draw may take: about a second.
const MOST_WORK: f64 = 1e8;

/// Chooses a distribution and draws the first number.
fn begin(cx: &mut Cx<'_>, r: &Object, distribution: Distribution) -> Result<Value, HocError> {
    if distribution.work() > MOST_WORK {
        return Err(texts::argument_out_of_range());
    }
    other::<Random>(cx, r)?.sampler = Sampler::new(distribution);
    number(draw(cx, r)?)
}
/// The next number of an object of class Random.
pub fn draw(cx: &mut Cx<'_>, r: &Object) -> Result<f64, HocError> {
    let shared: Shared = *cx.engine.sim.random();
    if cx.class_name(r).as_ref() != "Random" {
        return Err(texts::not_of_class(cx.object_name(r), "Random"));
    }
    let Random { generator, sampler, .. } = other::<Random>(cx, r)?;
    Ok(sampler.draw(generator, &shared))
}
/// The Random123 stream an object of class Random draws from; `None` when it is of another kind.
pub fn stream(cx: &mut Cx<'_>, r: &Object) -> Result<Option<Stream>, HocError> {
    if cx.class_name(r).as_ref() != "Random" {
        return Err(texts::not_of_class(cx.object_name(r), "Random"));
    }
    Ok(match other::<Random>(cx, r)?.generator {
        Generator::Random123(stream) => Some(stream),
        Generator::MCellRan4(_) => None,
    })
}
/// The state of an object of class Random, for whoever keeps it.
pub fn state(cx: &mut Cx<'_>, r: &Object) -> Result<Vec<f64>, HocError> {
    let Random { generator, sampler, .. } = other::<Random>(cx, r)?;
    Ok(state::to_numbers(generator, sampler).to_vec())
}
/// Gives it such a state: it draws what the other would have drawn next.
pub fn set_state(cx: &mut Cx<'_>, r: &Object, numbers: &[f64]) -> Result<(), HocError> {
    let (generator, sampler) = state::from_numbers(numbers).ok_or_else(texts::argument_out_of_range)?;
    let random = other::<Random>(cx, r)?;
    (random.generator, random.sampler) = (generator, sampler);
    Ok(())
}
fn play(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let target = args.pointer(1)?;
    let object = r.downgrade();
    let hook = cx.engine.hooks.add(Callback::Native(std::rc::Rc::new(move |cx| {
        let Some(object) = object.upgrade() else { return Ok(()) };
        let x = draw(cx, &object)?;
        // A variable that is gone is played to no more.
        let _ = cx.write(&target, x);
        Ok(())
    })));
    other::<Random>(cx, r)?.hooks.push(hook);
    cx.engine.sim.before_step.push(hook);
    number(0.0)
}
