//! The block executor: every instruction runs over a block of instances that stays in the first-level cache.
//!
//! A kernel is optimised ([`crate::optimise`]), instructions are chosen ([`select`]), laid out in a line with jumps
//! ([`lower`]), given registers ([`allocate`]) and run ([`run`]). What is the same for all instances is computed once per
//! call ([`uniform`]). Kernels with calls are the evaluator's. Compiling takes microseconds and needs no compiler on the user's machine.

mod allocate;
mod lanes;
mod lower;
mod program;
mod run;
mod scratch;
mod select;
mod steps;
mod tables;
mod uniform;

use crate::evaluate::Evaluator;
use crate::needs::Needs;
use crate::optimise::{self, Exactness};
use crate::{CheckError, Module};
use nrn_mech_abi::raw::{self, KernelCall};
use nrn_mech_abi::{Kernels, Mechanism, MechanismInfo};
use nrn_simd::Isa;
use program::{Code, CompiledStep, Program};
use run::{Engine, Helpers};

/// Makes a module executable with the best instruction set of this machine. Fails when it is not well formed.
pub fn mechanism(module: Module) -> Result<Mechanism, CheckError> {
    mechanism_for(module, Isa::best(), Exactness::Fast)
}

/// The same with a given instruction set (or a smaller one, where the machine lacks it) and exactness.
pub fn mechanism_for(module: Module, isa: Isa, exactness: Exactness) -> Result<Mechanism, CheckError> {
    crate::check(&module)?;
    let isa = isa.min(Isa::best());
    let compiled = |kernel| match Needs::of(kernel).calls {
        true => Ok(None),
        false => Forms::of(kernel, isa, exactness).map(Some),
    };
    let programs: Vec<Option<Forms>> = module.kernels.iter().map(compiled).collect::<Result<_, _>>()?;
    let info = module.info.clone();
    let calling = programs.iter().any(Option::is_none);
    let evaluator = calling.then(|| Evaluator::new(module, u64::MAX)).transpose()?;
    let block = Block { info: info.clone(), programs, evaluator, helpers: Helpers::of(isa) };
    Ok(Mechanism::from_kernels(info, Box::new(block)))
}

/// The instructions a kernel becomes, for looking at.
pub fn listing(kernel: &crate::ir::Kernel, exactness: Exactness) -> String {
    let program = match program(kernel, Isa::Base, exactness) {
        Ok(program) => program,
        Err(error) => return error.to_string(),
    };
    let mut text = format!("{}: {} registers\n", program.name, program.n_registers);
    for (i, uniform) in program.uniforms.iter().enumerate() {
        text.push_str(&format!("  u{i} = {uniform:?}\n"));
    }
    for (i, place) in program.places.iter().enumerate() {
        text.push_str(&format!("  operand {}: {:?}\n", program.n_registers + i, place.place));
    }
    for code in &program.code {
        text.push_str(&format!("  {code:?}\n"));
    }
    text
}

/// Numbers of registers, places and uniform values have 16 bits; kernels with more are refused.
const MOST: usize = 60_000;

fn program(kernel: &crate::ir::Kernel, isa: Isa, exactness: Exactness) -> Result<Program, CheckError> {
    let exactness = exactness.of(kernel);
    let optimised = optimise::kernel(kernel, exactness);
    let linear = lower::lower(&optimised, exactness);
    let (code, n_registers) = allocate::allocate(&linear);
    let counts = [linear.uniforms.len(), linear.texts.len(), n_registers + linear.places.len()];
    if counts.iter().any(|n| *n > MOST) {
        return Err(CheckError {
            kernel: kernel.name.clone(),
            what: "too large for the block executor".into(),
        });
    }
    let step = |code: &Code<_>| match code {
        Code::Step { op, dst, src, .. } => {
            let [a, b, c] = src.map(|s| s.unwrap_or(*dst));
            Some(CompiledStep { run: op.code(isa), operands: [*dst, a, b, c] })
        }
        _ => None,
    };
    Ok(Program {
        steps: code.iter().map(step).collect(),
        code,
        uniforms: linear.uniforms,
        places: linear.places,
        texts: linear.texts,
        n_registers,
        n_counters: linear.n_counters.into(),
        needs: Needs::of(kernel),
        name: kernel.name.clone(),
    })
}

/// A kernel as it is asked for, and with every operation rounded as written, where that is something else.
struct Forms {
    usual: Program,
    exact: Option<Program>,
}

impl Forms {
    fn of(kernel: &crate::ir::Kernel, isa: Isa, exactness: Exactness) -> Result<Self, CheckError> {
        let differs = exactness.of(kernel) != Exactness::Exact;
        Ok(Forms {
            usual: program(kernel, isa, exactness)?,
            exact: differs.then(|| program(kernel, isa, Exactness::Exact)).transpose()?,
        })
    }

    fn called(&self, call: &KernelCall) -> &Program {
        self.exact.as_ref().filter(|_| call.flags & raw::EXACT != 0).unwrap_or(&self.usual)
    }
}

struct Block {
    info: MechanismInfo,
    /// `None` for those of the evaluator.
    programs: Vec<Option<Forms>>,
    evaluator: Option<Evaluator>,
    helpers: Helpers,
}

impl Kernels for Block {
    unsafe fn run(&self, kernel: u32, call: &KernelCall) -> Result<(), String> {
        let unknown = || format!("no kernel {kernel}");
        let Some(forms) = self.programs.get(kernel as usize).ok_or_else(unknown)? else {
            let evaluator = self.evaluator.as_ref().ok_or_else(unknown)?;
            // SAFETY: the call is as our caller promised.
            return unsafe { evaluator.run(kernel, call) };
        };
        let program = forms.called(call);
        // SAFETY: the module passed `check`; the call is as our caller promised.
        let memory = unsafe { crate::evaluate::memory::Memory::new(call, &self.info, &program.needs) }?;
        let kind = self.info.kernels.get(kernel as usize).map(|k| k.kind);
        let rows = crate::evaluate::rows(call, kind, &program.needs);
        scratch::with(|scratch| Engine::new(program, &self.helpers, memory, scratch).run(rows))
    }
}
