//! Kernels made at random, always the same ones: all executors agree with the evaluator.

mod common;

use common::{Closeness, Layout, Random, World, check_same, samples};
use nrn_kernel::ir::*;
use nrn_kernel::optimise::Exactness;
use nrn_kernel::{Module, block, check, evaluate, rust_source};
use nrn_mech_abi::{GlobalInfo, IonUse, KernelKind, MechanismInfo, MechanismKind, TableInfo};
use nrn_simd::Isa;

/// What may occur in a kernel.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// Everything whose result is the same to the last bit everywhere.
    Exact,
    /// Smooth functions of bounded values, so that a last bit stays a last bit.
    Smooth,
}

struct Maker {
    random: Random,
    b: Builder,
    visible: Vec<Value>,
    style: Style,
    /// Places that have been added to: twice would only differ by rounding, but it would differ.
    added: Vec<u32>,
    in_loop: bool,
}

impl Maker {
    fn any(&mut self) -> Value {
        let at = self.random.below(self.visible.len());
        self.visible[at]
    }

    fn keep(&mut self, v: Value) -> Value {
        self.visible.push(v);
        v
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.random.below(all.len())]
    }

    /// An index into an array of `len` elements: inside, unless the value is not finite.
    fn index(&mut self, len: u32) -> Value {
        let x = self.any();
        let size = self.b.unary(UnaryOp::Abs, x);
        let len = self.b.constant(len.into());
        self.b.binary(BinaryOp::Fmod, size, len)
    }

    fn read(&mut self) -> Value {
        match self.random.below(9) {
            0 => {
                let x = self.random.number(-2.0, 2.0);
                let x = self.pick(&[x, 0.0, 1.0, -1.0, 2.0, -0.0]);
                self.b.constant(x)
            }
            1 => {
                let field = self.pick(&[EnvField::T, EnvField::Dt, EnvField::Celsius]);
                self.b.env(field)
            }
            2 => {
                let g = self.random.below(3) as u32;
                self.b.global(g)
            }
            3 => self.b.arg(0),
            4 => {
                let field = self.pick(&[NodeField::V, NodeField::Area, NodeField::Diam]);
                self.b.node(field)
            }
            5 => {
                let field = self.pick(&[IonField::Reversal, IonField::Inside]);
                self.b.ion(0, field)
            }
            6 if self.style == Style::Exact => {
                let index = self.index(4);
                self.b.op(Op::LoadIndexed { first: 2, len: 4, index })
            }
            7 if self.style == Style::Exact => {
                let index = self.index(3);
                self.b.op(Op::GlobalIndexed { first: 0, len: 3, index })
            }
            _ => {
                let column = self.random.below(6) as u32;
                self.b.load(column)
            }
        }
    }

    fn smooth(&mut self) -> Value {
        let (a, b) = (self.any(), self.any());
        let x = match self.random.below(6) {
            0 => self.b.binary(BinaryOp::Add, a, b),
            1 => self.b.binary(BinaryOp::Sub, a, b),
            2 => self.b.binary(BinaryOp::Mul, a, b),
            3 => {
                let (e, one) = (self.b.unary(UnaryOp::Exp, a), self.b.constant(1.0));
                let below = self.b.binary(BinaryOp::Add, e, one);
                self.b.binary(BinaryOp::Div, b, below)
            }
            4 => {
                let (k, x) = (self.random.number(2.0, 20.0), self.b.unary(UnaryOp::Neg, a));
                let k = self.b.constant(k);
                let x = self.b.binary(BinaryOp::Div, x, k);
                self.b.unary(UnaryOp::Exp, x)
            }
            _ => {
                let three = self.b.constant(3.0);
                self.b.binary(BinaryOp::Pow, a, three)
            }
        };
        // Bounded, so that nothing is amplified.
        self.b.unary(UnaryOp::Tanh, x)
    }

    fn exact(&mut self) -> Value {
        let (a, b, c) = (self.any(), self.any(), self.any());
        match self.random.below(12) {
            0..4 => {
                let op = self.pick(&[BinaryOp::Add, BinaryOp::Sub, BinaryOp::Mul, BinaryOp::Div]);
                self.b.binary(op, a, b)
            }
            4 | 5 => {
                let op = self.pick(BinaryOp::ALL);
                self.b.binary(op, a, b)
            }
            6 | 7 => {
                let all: Vec<UnaryOp> =
                    UnaryOp::ALL.iter().copied().filter(|op| *op != UnaryOp::Exp).collect();
                let op = self.pick(&all);
                self.b.unary(op, a)
            }
            8 => {
                let op = self.pick(CompareOp::ALL);
                self.b.compare(op, a, b)
            }
            9 | 10 => {
                let op = self.pick(CompareOp::ALL);
                let mask = self.b.compare(op, a, b);
                self.b.select(mask, b, c)
            }
            _ => {
                let theta = self.b.op(Op::TableIndex { table: 0, x: a });
                let output = self.random.below(2) as u32;
                let low = self.b.op(Op::TableValue { table: 0, output: 0, theta });
                let value = self.b.op(Op::TableValue { table: 0, output, theta });
                self.b.binary(BinaryOp::Add, low, value)
            }
        }
    }

    fn write(&mut self) {
        let value = self.any();
        match self.random.below(10) {
            0..5 => {
                let column = self.random.below(6) as u32;
                self.b.store(column, value);
            }
            5 if !self.in_loop && !self.added.contains(&0) => {
                self.added.push(0);
                self.b.add_node(NodeField::Rhs, value);
            }
            6 if !self.in_loop && !self.added.contains(&1) => {
                self.added.push(1);
                self.b.add_ion(0, IonField::Current, value);
            }
            7 => self.b.store_ion(0, IonField::Inside, value),
            8 if self.style == Style::Exact => {
                let index = self.index(4);
                self.b.push(Inst::StoreIndexed { first: 2, len: 4, index, value });
            }
            9 => match self.random.below(4) {
                0 => self.b.push(Inst::StoreGlobal { global: 2, value }),
                1 => self.b.push(Inst::StoreArg { arg: 0, value }),
                _ => {
                    let b = self.any();
                    self.b.push(Inst::Effect { kind: EffectKind::NetSend, a: value, b });
                }
            },
            _ => {}
        }
    }

    /// Fills the open region; values made inside are forgotten by the caller.
    fn statements(&mut self, n: usize, depth: usize) {
        for _ in 0..n {
            match self.random.below(20) {
                0..4 => {
                    let v = self.read();
                    self.keep(v);
                }
                4..7 => self.write(),
                7 if depth < 3 => self.branch(depth),
                8 if depth < 2 => self.repeat(depth),
                _ => {
                    let v = if self.style == Style::Smooth { self.smooth() } else { self.exact() };
                    self.keep(v);
                }
            }
        }
    }

    fn side(&mut self, depth: usize, yields: usize) -> Region {
        let mark = self.visible.len();
        self.b.open();
        let n = self.random.below(7);
        self.statements(n, depth + 1);
        let yields = (0..yields).map(|_| self.any()).collect();
        self.visible.truncate(mark);
        self.b.close(yields)
    }

    fn branch(&mut self, depth: usize) {
        let (a, b) = (self.any(), self.any());
        let op = self.pick(CompareOp::ALL);
        // A smooth kernel must not choose by a value whose last bit is not certain: inputs alone decide.
        let mask = if self.style == Style::Smooth {
            let (x, half) = (self.b.load(5), self.b.constant(0.5));
            self.b.compare(CompareOp::Lt, x, half)
        } else {
            self.b.compare(op, a, b)
        };
        let yields = self.random.below(3);
        let (then, otherwise) = (self.side(depth, yields), self.side(depth, yields));
        let results = self.b.if_else(mask, then, otherwise);
        self.visible.extend(results);
    }

    fn repeat(&mut self, depth: usize) {
        let limit = if self.style == Style::Smooth { self.b.constant(3.0) } else { self.index(5) };
        let (zero, one) = (self.b.constant(0.0), self.b.constant(1.0));
        let start = self.any();
        let carried = self.b.fresh_many(3);
        let other = self.any();
        let mark = self.visible.len();
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.b.open();
        let go_on = self.b.compare(CompareOp::Lt, carried[0], limit);
        let condition = self.b.close(vec![go_on]);
        self.b.open();
        self.visible.extend(&carried[1..]);
        let n = self.random.below(6);
        self.statements(n, depth + 1);
        let count = self.b.binary(BinaryOp::Add, carried[0], one);
        // The two others change places, which a careless executor gets wrong.
        let next = self.any();
        let body = self.b.close(vec![count, carried[2], next]);
        self.visible.truncate(mark);
        self.in_loop = outer;
        let results = self.b.while_loop(vec![zero, start, other], carried, condition, body);
        self.visible.extend(&results[1..]);
    }
}

fn random_module(seed: u64, style: Style) -> Module {
    let mut maker = Maker {
        random: Random(seed),
        b: Builder::new(format!("random {seed}"), 1),
        visible: Vec::new(),
        style,
        added: Vec::new(),
        in_loop: false,
    };
    for column in 0..3 {
        let v = maker.b.load(column);
        maker.keep(v);
    }
    let n = 10 + maker.random.below(40);
    maker.statements(n, 0);
    for column in 0..2 {
        let v = maker.any();
        maker.b.store(column, v);
    }
    let info = MechanismInfo {
        name: format!("random{seed}"),
        kind: MechanismKind::Density,
        columns: samples::columns(&["a", "b", "c", "d", "e", "f"]),
        width: 6,
        globals: vec![GlobalInfo { name: "g".into(), len: 3, is_array: true, ..Default::default() }],
        n_globals: 3,
        ions: vec![IonUse { name: "na".into(), ..Default::default() }],
        tables: vec![TableInfo { n_outputs: 2, n: 50, ..Default::default() }],
        kernels: samples::kernels(&[KernelKind::State]),
        ..Default::default()
    };
    Module { info, kernels: vec![maker.b.finish()] }
}

fn check_random(seeds: std::ops::Range<u64>, style: Style, exactness: Exactness, closeness: Closeness) {
    let mut completed = 0;
    for seed in seeds {
        let module = random_module(seed, style);
        check(&module).unwrap_or_else(|e| panic!("{e}\n{module}"));
        rust_source::module(&module).unwrap();
        let oracle = evaluate::mechanism(module.clone()).unwrap();
        let text = module.to_string();
        for isa in Isa::available() {
            let tested = block::mechanism_for(module.clone(), isa, exactness).unwrap();
            for (rows, layout) in [
                (1, Layout::Contiguous),
                (45, Layout::Contiguous),
                (300, Layout::Runs),
                (70, Layout::Scattered),
            ] {
                let world = World::new(&module, rows, layout, seed);
                let (mut expected, mut found) = (world.clone(), world);
                let (a, b) = (expected.run(&oracle, 0, 0..rows), found.run(&tested, 0, 0..rows));
                assert_eq!(a.is_err(), b.is_err(), "seed {seed}: {a:?} {b:?}\n{text}");
                if a.is_ok() {
                    completed += 1;
                    check_same(
                        || format!("seed {seed} {isa:?} {rows} {layout:?}\n{text}"),
                        &expected,
                        &found,
                        closeness,
                    );
                }
            }
        }
    }
    assert!(completed > 100, "too many kernels ended with an error");
}

#[test]
fn exact_kernels_agree_to_the_last_bit() {
    check_random(0..400, Style::Exact, Exactness::Exact, Closeness::Bits);
}

#[test]
fn smooth_kernels_agree_closely_in_fast_mode() {
    check_random(10_000..10_300, Style::Smooth, Exactness::Fast, Closeness::Within(1e-11));
}
