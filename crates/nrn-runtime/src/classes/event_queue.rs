//! The queue of events, as `CVode` shows it.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use hoc_vm::{HocError, Object, Value};
use nrn_model::NetConId;
use nrn_objects::VectorId;
use nrn_solver::Event;

fn fill(cx: &mut Cx<'_>, vector: VectorId, numbers: &[f64]) {
    if let Some(vector) = cx.engine.sim.vectors.get_mut(vector) {
        vector.assign(numbers);
    }
}
/// `print_event_queue([Vector])`
pub fn print(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let events = cx.engine.sim.queue.events();
    if args.has(1) {
        let id = args.vector(cx, 1)?;
        let times: Vec<f64> = events.iter().map(|e| e.0).collect();
        fill(cx, id, &times);
        return number(1.0);
    }
    for (at, event) in events {
        let what = match event {
            Event::NetCon(id) => format!("NetCon {}", name_of_netcon(cx, id)),
            Event::SelfEvent { target, flag, .. } => {
                let target = cx.point_process_object(target).map(|o| cx.object_name(&o)).unwrap_or_default();
                format!("SelfEvent target={target} flag={}", crate::format::number(flag))
            }
            Event::Source(_) => "PreSyn".to_owned(),
            Event::Hook(hook) => match cx.engine.hooks.look(hook) {
                Some(Callback::Statement(text, _)) => format!("HocEvent {text}"),
                _ => "HocEvent".to_owned(),
            },
            Event::Stop => "HocEvent".to_owned(),
            _ => "PlayRecordEvent".to_owned(),
        };
        (cx.engine.output)(&format!(" {what} {}\n", crate::format::number(at)));
    }
    number(1.0)
}
fn netcon_object(cx: &mut Cx<'_>, id: NetConId) -> Option<Object> {
    let all = cx.vm.objects_of("NetCon");
    all.into_iter().find(|object| super::netcon::netcon(cx, object).is_ok_and(|own| own == id))
}
fn name_of_netcon(cx: &mut Cx<'_>, id: NetConId) -> String {
    netcon_object(cx, id).map(|o| cx.object_name(&o)).unwrap_or_default()
}
/// `event_queue_info(2 or 3, ...)`
pub fn info(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let of_netcons = args.number_in(1, 2.0, 3.0)? as i64 == 2;
    let times = args.vector(cx, 2)?;
    let flags = if of_netcons { None } else { Some(args.vector(cx, 3)?) };
    let list = args.some_object(cx, if of_netcons { 3 } else { 4 })?;
    let (mut at, mut what) = (Vec::new(), Vec::new());
    cx.call_method(&list, "remove_all", &[])?;
    for (time, event) in cx.engine.sim.queue.events() {
        let object = match event {
            Event::NetCon(id) if of_netcons => netcon_object(cx, id),
            Event::SelfEvent { target, flag, .. } if !of_netcons => {
                what.push(flag);
                cx.point_process_object(target)
            }
            _ => continue,
        };
        at.push(time);
        cx.call_method(&list, "append", &[Value::Object(object)])?;
    }
    fill(cx, times, &at);
    if let Some(flags) = flags {
        fill(cx, flags, &what);
    }
    number(1.0)
}
