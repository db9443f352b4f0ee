//! Functions about the systems of equations of `depvar` and `eqn`.

use crate::error::HocError;
use crate::host::Host;
use crate::machine::Vm;
use crate::value::Value;

pub(super) fn eqinit(vm: &mut Vm, _: &mut dyn Host, args: &[Value]) -> Result<Value, HocError> {
    let delta = args.first().map(|_| Vm::number_argument(args, 0)).transpose()?;
    vm.forget_equations(delta);
    Ok(Value::Number(0.0))
}

pub(super) fn prmat(vm: &mut Vm, host: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    host.print(&vm.equations_picture());
    Ok(Value::Number(1.0))
}

pub(super) fn solve(vm: &mut Vm, host: &mut dyn Host, _: &[Value]) -> Result<Value, HocError> {
    vm.solve_equations(host).map(Value::Number)
}
