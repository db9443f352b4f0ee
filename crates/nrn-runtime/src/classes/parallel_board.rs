//! The bulletin board of `ParallelContext` in one process: jobs that are done when somebody asks for results, and
//! messages under keys.

use super::other;
use crate::args::{Args, number, text};
use crate::cx::Cx;
use crate::foreign::Foreign;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// A part of a message.
#[derive(Clone)]
enum Item {
    Number(f64),
    Text(Rc<str>),
    Numbers(Vec<f64>),
    Thing(Object),
}

/// Parts, and how many of them were read.
#[derive(Default)]
struct Message {
    items: Vec<Item>,
    next: usize,
}
type Shared = Rc<RefCell<Message>>;

/// What to run for a job.
#[derive(Clone)]
enum Work {
    Function(Rc<str>),
    Method(Object, Rc<str>),
    Foreign(Rc<dyn Foreign>),
}

#[derive(Clone)]
struct Job {
    id: i64,
    user_id: f64,
    /// The job that submitted it; 0 for none.
    parent: i64,
    work: Work,
    args: Vec<Value>,
}

/// All of it. Every ParallelContext sees the same board.
#[derive(Default)]
pub struct Board {
    last_id: i64,
    /// How many jobs were given no number.
    n_unnamed: i64,
    /// The job that runs.
    current: i64,
    waiting: VecDeque<Job>,
    done: VecDeque<(Job, Value)>,
    posted: Vec<(Rc<str>, Shared)>,
    packing: Option<Message>,
    reading: Option<Shared>,
    user_id: f64,
    result: Option<Value>,
    /// `mpiabort_on_error`
    pub goes_on: bool,
}

fn failed(what: &str) -> HocError {
    HocError::new(format!("BBSLocal error in  {what}"))
}
fn board<'a>(cx: &'a mut Cx<'_>) -> &'a mut Board {
    &mut cx.engine.board
}

// ---- jobs ----

/// `submit([number,] function or object, method or callable, ...)`
pub fn submit(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (user_id, mut i) = if args.is_number(1) { (Some(args.number(1)?), 2) } else { (None, 1) };
    let work = match args.foreign(cx, i) {
        Some(thing) => Work::Foreign(thing),
        None if args.is_object(i) => {
            let object = args.some_object(cx, i)?;
            i += 1;
            Work::Method(object, args.text(cx, i)?)
        }
        None => Work::Function(args.text(cx, i)?),
    };
    let mut list = Vec::new();
    for value in args.0.iter().skip(i) {
        list.push(match value {
            // Kept as they are now: the variables may change before the job runs.
            Value::StringPlace(_) => Value::String(cx.text_of(value).unwrap_or_default()),
            Value::ObjectPlace(_) => Value::Object(cx.object_of(value).flatten()),
            other => other.clone(),
        });
    }
    let board = board(cx);
    board.last_id += 1;
    let id = board.last_id;
    let shown = user_id.unwrap_or_else(|| {
        board.n_unnamed += 1;
        -(board.n_unnamed as f64)
    });
    board.waiting.push_back(Job { id, user_id: shown, parent: board.current, work, args: list });
    number(shown)
}
/// `context(...)`: for other processes, of which there is none; counted as a job without a number.
pub fn context(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    board(cx).n_unnamed += 1;
    number(1.0)
}
/// `working()`: runs a job; its number, or 0 when all are done.
pub fn working(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    loop {
        let board = board(cx);
        let current = board.current;
        if let Some(at) = board.done.iter().position(|(job, _)| job.parent == current)
            && let Some((job, result)) = board.done.remove(at)
        {
            board.user_id = job.user_id;
            board.result = Some(result);
            let items = job.args.iter().filter_map(|value| item(cx, value).ok()).collect();
            self::board(cx).reading = Some(Rc::new(RefCell::new(Message { items, next: 0 })));
            return number(job.id as f64);
        }
        // Only jobs that this job (or the top level) submitted.
        let at = board.waiting.iter().position(|job| job.parent == current);
        let Some(job) = at.and_then(|at| board.waiting.remove(at)) else { return number(0.0) };
        run(cx, job)?;
    }
}
fn run(cx: &mut Cx<'_>, job: Job) -> Result<(), HocError> {
    let before = std::mem::replace(&mut board(cx).current, job.id);
    let result = match &job.work {
        Work::Function(name) => match cx.lookup(name) {
            Some(crate::Named::Callable) => cx.call(name, &job.args),
            _ if job.args.is_empty() && name.contains(|c: char| !c.is_alphanumeric() && c != '_') => {
                // A statement has no value: its job's number stands for one.
                cx.execute(name).map(|()| Value::Number(job.id as f64))
            }
            _ => {
                (cx.engine.errors)(&format!("{name} not a function in NULLobject\n"));
                Err(HocError::new("ParallelContext execution error"))
            }
        },
        Work::Method(object, name) => cx.call_method(object, name, &job.args),
        Work::Foreign(thing) => thing.call(cx, &job.args),
    };
    board(cx).current = before;
    let result = result?;
    board(cx).done.push_back((job, result));
    Ok(())
}
/// `retval()`: what the job gave that `working` told of.
pub fn result(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    number(match board(cx).result.clone() {
        Some(Value::Number(x)) => x,
        Some(Value::Object(Some(object))) => cx.foreign(&object).and_then(|f| f.number()).unwrap_or(0.0),
        _ => 0.0,
    })
}
/// `pyret()`: the same as an object.
pub fn python_result(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    Ok(board(cx).result.clone().unwrap_or(Value::Object(None)))
}
/// `userid()`
pub fn user_id(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    number(board(cx).user_id)
}

// ---- messages ----

fn key(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Rc<str>, HocError> {
    if args.is_number(1) {
        return Ok(crate::format::number(args.number(1)?).into());
    }
    args.text(cx, 1)
}
fn item(cx: &mut Cx<'_>, value: &Value) -> Result<Item, HocError> {
    match value {
        Value::Number(x) => Ok(Item::Number(*x)),
        Value::Pointer(pointer) => Ok(Item::Number(cx.read(pointer)?)),
        _ => {
            if let Some(text) = cx.text_of(value) {
                return Ok(Item::Text(text));
            }
            let object = cx.object_of(value).flatten().ok_or_else(texts::null_object)?;
            match cx.vector_id(&object) {
                Some(id) => Ok(Item::Numbers(cx.engine.sim.vectors.data(id).to_vec())),
                None if cx.foreign(&object).is_some() => Ok(Item::Thing(object)),
                None => Err(texts::not_of_class(cx.object_name(&object), "Vector")),
            }
        }
    }
}
/// `pack(...)`: adds parts to the next message.
pub fn pack(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    pack_from(cx, args, 0)?;
    number(0.0)
}
fn pack_from(cx: &mut Cx<'_>, args: &Args<'_>, first: usize) -> Result<(), HocError> {
    for value in args.0.iter().skip(first) {
        let item = item(cx, value)?;
        board(cx).packing.get_or_insert_default().items.push(item);
    }
    Ok(())
}
/// `post(key, ...)`: puts the packed parts, and those given, under a key.
pub fn post(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    args.value(1)?;
    let key = key(cx, args)?;
    pack_from(cx, args, 1)?;
    let message = board(cx).packing.take().unwrap_or_default();
    board(cx).posted.push((key, Rc::new(RefCell::new(message))));
    number(1.0)
}
fn find(cx: &mut Cx<'_>, args: &Args<'_>, take: bool) -> Result<bool, HocError> {
    let key = key(cx, args)?;
    let board = board(cx);
    let Some(at) = board.posted.iter().position(|(other, _)| *other == key) else { return Ok(false) };
    board.reading = board.posted.get(at).map(|(_, message)| message.clone());
    if take {
        board.posted.remove(at);
    }
    Ok(true)
}
/// `look(key)`, `look_take(key)`: is there such a message? Its parts can be unpacked then.
pub fn look(cx: &mut Cx<'_>, args: &Args<'_>, take: bool) -> Result<Value, HocError> {
    let found = find(cx, args, take)?;
    if found && args.has(2) {
        unpack_from(cx, args, 1)?;
    }
    number(f64::from(found))
}
/// `take(key, ...)`: the message, which has to come; waiting jobs are done meanwhile.
pub fn take(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    args.value(1)?;
    while !find(cx, args, true)? {
        let Some(job) = board(cx).waiting.pop_front() else { return Err(failed("take blocking")) };
        run(cx, job)?;
    }
    unpack_from(cx, args, 1)?;
    number(1.0)
}
/// `unpack(...)`: the next parts go to variables, strings and Vectors.
pub fn unpack(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    unpack_from(cx, args, 0)?;
    number(1.0)
}
fn unpack_from(cx: &mut Cx<'_>, args: &Args<'_>, first: usize) -> Result<(), HocError> {
    for i in first + 1..=args.len() {
        if args.is_pointer(i) {
            let (place, x) = (args.pointer(i)?, next_number(cx)?);
            cx.write(&place, x)?;
        } else if args.is_text(i) {
            let text = next_text(cx)?;
            args.set_text(cx, i, &text)?;
        } else {
            let id = args.vector(cx, i)?;
            let numbers = next_numbers(cx)?;
            if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
                vector.assign(&numbers);
            }
        }
    }
    Ok(())
}
fn next(cx: &mut Cx<'_>, wanted: fn(&Item) -> bool, what: &str) -> Result<Item, HocError> {
    let message = board(cx).reading.clone().ok_or_else(|| failed(what))?;
    let mut message = message.borrow_mut();
    let item = message.items.get(message.next).cloned().filter(wanted).ok_or_else(|| failed(what))?;
    message.next += 1;
    Ok(item)
}
fn next_number(cx: &mut Cx<'_>) -> Result<f64, HocError> {
    match next(cx, |item| matches!(item, Item::Number(_)), "upkdouble")? {
        Item::Number(x) => Ok(x),
        _ => Err(failed("upkdouble")),
    }
}
fn next_text(cx: &mut Cx<'_>) -> Result<Rc<str>, HocError> {
    match next(cx, |item| matches!(item, Item::Text(_)), "upkstr")? {
        Item::Text(text) => Ok(text),
        _ => Err(failed("upkstr")),
    }
}
fn next_numbers(cx: &mut Cx<'_>) -> Result<Vec<f64>, HocError> {
    match next(cx, |item| matches!(item, Item::Numbers(_)), "upkvec")? {
        Item::Numbers(numbers) => Ok(numbers),
        _ => Err(failed("upkvec")),
    }
}
/// `upkscalar()`
pub fn unpack_number(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    number(next_number(cx)?)
}
/// `upkstr(strdef)`
pub fn unpack_text(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    args.value(1)?;
    let found = next_text(cx)?;
    args.set_text(cx, 1, &found)?;
    text(&found)
}
/// `upkvec([Vector])`
pub fn unpack_vector(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let numbers = next_numbers(cx)?;
    if !args.has(1) {
        return Ok(Value::Object(Some(cx.new_vector(numbers))));
    }
    let id = args.vector(cx, 1)?;
    if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
        vector.assign(&numbers);
    }
    Ok(Value::Object(Some(args.some_object(cx, 1)?)))
}
/// `upkpyobj()`
pub fn unpack_thing(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    match next(cx, |item| matches!(item, Item::Thing(_)), "upkpickle")? {
        Item::Thing(object) => Ok(Value::Object(Some(object))),
        _ => Err(failed("upkpickle")),
    }
}

// ---- whether this process works on jobs ----

/// `master_works_on_jobs(flag)`: noted; there is nobody else who could work.
pub fn master_works(cx: &mut Cx<'_>, pc: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    other::<super::parallel::State>(cx, pc)?.works = args.number(1)? != 0.0;
    number(0.0)
}
