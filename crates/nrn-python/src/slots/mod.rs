//! Slots of our classes that answer before PyO3's do. The third unsafe room of this crate, with
//! [`making`], [`methods`] and [`pool`].
//!
//! PyO3 puts a guard around each call from Python, asks a type for its functions before each object it makes, and so on:
//! for what only reads a number of the model that is most of the work (docs/decisions/012). So where Python keeps the
//! address of PyO3's function for `object.name`, ours is put when the module is made. Ours answers what is quick and fails
//! never; everything else goes to PyO3's function, which does it as if nobody had asked before. An object of a class that
//! a user derived comes to PyO3's at once.
//!
//! What a class does quickly it says by [`Quick`].

/// A borrowed object as one of a class.
macro_rules! object {
    ($py:expr, $pointer:expr, $class:ty) => {
        // SAFETY: as said where it is used; the name of an attribute was looked at before it is taken for a string.
        unsafe { Borrowed::<PyAny>::from_ptr($py, $pointer).cast_unchecked::<$class>() }
    };
}

mod making;
mod methods;
mod pool;

pub use making::install_making;
pub use methods::{Method, install_method};
pub use pool::{Pool, Pooled, make};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyDict, PyString, PyTuple};
use pyo3::{Borrowed, PyClass};
use std::ffi::{c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// What one of our classes does without PyO3. `None` leaves it to PyO3: nothing may have been done then. An implementation
/// may run no code of a user while it holds the model, and drops no `Py` (only a `Bound` knows that Python's lock is held).
pub trait Quick: PyClass<Frozen = True> + Sync {
    /// Which of the functions below it has.
    const SLOTS: &'static [Slot];
    /// Which methods [`Quick::method`] knows.
    const METHODS: &'static [&'static Method] = &[];
    /// PyO3's functions of the class.
    fn kept() -> &'static Kept;
    /// `this.name`
    fn get<'py>(_this: &Bound<'py, Self>, _name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
        None
    }
    /// `this.name = value`
    fn set(_this: &Bound<'_, Self>, _name: &Bound<'_, PyString>, _value: &Bound<'_, PyAny>) -> Option<()> {
        None
    }
    /// `this(arg)`
    fn call<'py>(_this: &Bound<'py, Self>, _arg: Borrowed<'_, 'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        None
    }
    /// `this[key]`
    fn item<'py>(_this: &Bound<'py, Self>, _key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        None
    }
    /// `this[key] = value`
    fn set_item(_this: &Bound<'_, Self>, _key: &Bound<'_, PyAny>, _value: &Bound<'_, PyAny>) -> Option<()> {
        None
    }
    /// `len(this)`
    fn len(_this: &Bound<'_, Self>) -> Option<usize> {
        None
    }
    /// `iter(this)`
    fn iterate<'py>(_this: &Bound<'py, Self>) -> Option<Bound<'py, PyAny>> {
        None
    }
    /// `Class(keyword=value)`, of the class itself.
    fn made<'py>(_keyword: &Bound<'py, PyString>, _value: &Bound<'py, PyAny>) -> Option<Bound<'py, Self>> {
        None
    }
    /// `this.name(arg)` of method `which` of [`Quick::METHODS`].
    fn method<'py>(
        _this: &Bound<'py, Self>,
        _which: usize,
        _arg: &Bound<'py, PyAny>,
    ) -> Option<Bound<'py, PyAny>> {
        None
    }
    /// `next(this)`; the inner `None` is the end.
    fn next<'py>(_this: &Bound<'py, Self>) -> Option<Option<Bound<'py, PyAny>>> {
        None
    }
}

/// A function of a class.
#[derive(Clone, Copy, Debug)]
pub enum Slot {
    /// [`Quick::get`]
    Get,
    /// [`Quick::set`]
    Set,
    /// [`Quick::call`]
    Call,
    /// [`Quick::item`]
    Item,
    /// [`Quick::set_item`]
    SetItem,
    /// [`Quick::len`]
    Len,
    /// [`Quick::iterate`]
    Iterate,
    /// [`Quick::next`]
    Next,
}

/// PyO3's functions of a class, where ours stand in for them.
pub struct Kept {
    slots: [AtomicPtr<c_void>; 8],
    init: AtomicPtr<c_void>,
}

impl Kept {
    /// None yet.
    pub const fn new() -> Self {
        Kept { slots: [const { AtomicPtr::new(null_mut()) }; 8], init: AtomicPtr::new(null_mut()) }
    }
    /// `__init__`, for [`Quick::made`].
    fn init(&self) -> &AtomicPtr<c_void> {
        &self.init
    }
    #[inline]
    fn of(&self, slot: Slot) -> *mut c_void {
        self.slots[slot as usize].load(Ordering::Relaxed)
    }
}

/// Puts the quick functions of a class in front of PyO3's. Before any class is derived from it.
pub fn install<T: Quick>(py: Python<'_>) {
    let class = T::type_object_raw(py);
    for slot in T::SLOTS {
        let (number, place, quick): (c_int, Place, *mut c_void) = match slot {
            Slot::Get => (ffi::Py_tp_getattro, Place::Own(18), get::<T> as *mut c_void),
            Slot::Set => (ffi::Py_tp_setattro, Place::Own(19), set::<T> as *mut c_void),
            Slot::Call => (ffi::Py_tp_call, Place::Own(16), call::<T> as *mut c_void),
            Slot::Len => (ffi::Py_sq_length, Place::In(SEQUENCE, 0), len::<T> as *mut c_void),
            Slot::Item => (ffi::Py_mp_subscript, Place::In(MAPPING, 1), item::<T> as *mut c_void),
            Slot::SetItem => (ffi::Py_mp_ass_subscript, Place::In(MAPPING, 2), set_item::<T> as *mut c_void),
            Slot::Iterate => (ffi::Py_tp_iter, Place::Own(27), iterate::<T> as *mut c_void),
            Slot::Next => (ffi::Py_tp_iternext, Place::Own(28), next::<T> as *mut c_void),
        };
        let kept = &T::kept().slots[*slot as usize];
        // SAFETY: the type is alive, and `quick` is a function of the kind that the slot `number` holds.
        unsafe { replace(class, number, place, quick, kept) };
        if matches!(slot, Slot::Set) {
            for name in ["__setattr__", "__delattr__"] {
                // SAFETY: as above; these are the methods by which Python calls that slot.
                unsafe { repoint(py, class, name, kept.load(Ordering::Relaxed), quick) };
            }
        }
    }
}

/// Where a type object holds a function, counted in words.
#[derive(Clone, Copy)]
enum Place {
    /// From its start.
    Own(usize),
    /// From the start of the table that a word of it points to.
    In(usize, usize),
}

/// The word that points to the functions of sequences (`tp_as_sequence`).
const SEQUENCE: usize = 13;
/// The word that points to the functions of mappings (`tp_as_mapping`).
const MAPPING: usize = 14;

/// Exchanges a function of a type. The stable interface of Python can tell what a slot holds but not change it, so where
/// it stands is known from the layout that all versions of CPython since 3.8 share. Only when the word found there is what
/// Python says that the slot holds is it changed: on an interpreter with another layout everything stays, and is slower.
///
/// # Safety
/// `class` is a live heap type that nobody uses yet; `quick` is of the type that the slot asks for and calls what `kept`
/// holds for all that it does not do.
unsafe fn replace(
    class: *mut ffi::PyTypeObject,
    number: c_int,
    place: Place,
    quick: *mut c_void,
    kept: &AtomicPtr<c_void>,
) {
    let words = class.cast::<*mut c_void>();
    // SAFETY: a heap type has more than 100 words (896 bytes in CPython 3.9, more since), and its tables of
    // functions lie in itself, which is checked before a pointer to one is followed.
    unsafe {
        let before = ffi::PyType_GetSlot(class, number);
        let at = match place {
            Place::Own(word) => words.add(word),
            Place::In(table, word) => {
                let table = (*words.add(table)).cast::<*mut c_void>();
                if table.addr() < words.addr() || table.addr() > words.add(100).addr() {
                    return;
                }
                table.add(word)
            }
        };
        if before.is_null() || *at != before {
            return;
        }
        kept.store(before, Ordering::Relaxed);
        *at = quick;
        ffi::PyType_Modified(class);
    }
}

/// Exchanges the function that a method such as `Class.__setattr__` calls, where it stands for a slot that was replaced.
/// Python compares the two when a derived class calls `super().__setattr__`, and refuses where they differ.
///
/// # Safety
/// As for [`replace`]; `name` is a method that Python made for that slot.
unsafe fn repoint(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
    name: &str,
    before: *mut c_void,
    quick: *mut c_void,
) {
    // SAFETY: the type is alive.
    let own = unsafe { Borrowed::<PyAny>::from_ptr(py, class.cast()) };
    let Ok(method) = own.getattr("__dict__").and_then(|methods| methods.get_item(name)) else { return };
    if before.is_null() || method.get_type().name().is_ok_and(|kind| kind != "wrapper_descriptor") {
        return;
    }
    // A wrapper is seven words: Python's two, class, name, full name, the kind of slot, the function.
    let words = method.as_ptr().cast::<*mut c_void>();
    // SAFETY: the method is an object of at least so many words, which lives as long as its class; only a word that is the
    // slot's function is changed.
    unsafe {
        let function = words.add(6);
        if *function == before {
            *function = quick;
        }
    }
}

type Unary = unsafe extern "C" fn(*mut ffi::PyObject) -> *mut ffi::PyObject;
type Binary = unsafe extern "C" fn(*mut ffi::PyObject, *mut ffi::PyObject) -> *mut ffi::PyObject;
type Ternary =
    unsafe extern "C" fn(*mut ffi::PyObject, *mut ffi::PyObject, *mut ffi::PyObject) -> *mut ffi::PyObject;
type Setter = unsafe extern "C" fn(*mut ffi::PyObject, *mut ffi::PyObject, *mut ffi::PyObject) -> c_int;

/// Runs what is quick; a panic leaves it to PyO3's function, which reports it.
#[inline]
fn tried<R>(quick: impl FnOnce() -> Option<R>) -> Option<R> {
    catch_unwind(AssertUnwindSafe(quick)).ok().flatten()
}

// SAFETY of all functions below: Python calls a slot's function with Python's lock held, with `this` an object of the class
// `T` or of one derived from it, and with other arguments that live for the call (those of a call may be null). The kept
// function was taken from the slot of the same kind. What is returned is a new reference, as Python expects.

/// Is it a string, and not of a derived class? Only such are names of attributes.
#[inline]
fn is_name(py: Python<'_>, name: *mut ffi::PyObject) -> bool {
    object!(py, name, PyAny).is_exact_instance_of::<PyString>()
}

unsafe extern "C" fn get<T: Quick>(this: *mut ffi::PyObject, name: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if is_name(py, name)
        && let Some(found) = tried(|| T::get(&*object!(py, this, T), &*object!(py, name, PyString)))
    {
        return found.into_ptr();
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Binary>(T::kept().of(Slot::Get))(this, name) }
}

unsafe extern "C" fn set<T: Quick>(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if !value.is_null()
        && is_name(py, name)
        && tried(|| {
            T::set(&*object!(py, this, T), &*object!(py, name, PyString), &*object!(py, value, PyAny))
        })
        .is_some()
    {
        return 0;
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Setter>(T::kept().of(Slot::Set))(this, name, value) }
}

unsafe extern "C" fn call<T: Quick>(
    this: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: see above; the arguments of a call are a tuple.
    let py = unsafe { Python::assume_attached() };
    let given = object!(py, args, PyTuple);
    if kwargs.is_null()
        && given.len() == 1
        && let Ok(arg) = given.get_borrowed_item(0)
        && let Some(result) = tried(|| T::call(&*object!(py, this, T), arg))
    {
        return result.into_ptr();
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Ternary>(T::kept().of(Slot::Call))(this, args, kwargs) }
}

unsafe extern "C" fn item<T: Quick>(this: *mut ffi::PyObject, key: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if let Some(found) = tried(|| T::item(&*object!(py, this, T), &*object!(py, key, PyAny))) {
        return found.into_ptr();
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Binary>(T::kept().of(Slot::Item))(this, key) }
}

unsafe extern "C" fn set_item<T: Quick>(
    this: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if !value.is_null()
        && tried(|| {
            T::set_item(&*object!(py, this, T), &*object!(py, key, PyAny), &*object!(py, value, PyAny))
        })
        .is_some()
    {
        return 0;
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Setter>(T::kept().of(Slot::SetItem))(this, key, value) }
}

unsafe extern "C" fn len<T: Quick>(this: *mut ffi::PyObject) -> ffi::Py_ssize_t {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if let Some(n) = tried(|| T::len(&*object!(py, this, T))) {
        return n as ffi::Py_ssize_t;
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, ffi::lenfunc>(T::kept().of(Slot::Len))(this) }
}

unsafe extern "C" fn iterate<T: Quick>(this: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    if let Some(iterator) = tried(|| T::iterate(&*object!(py, this, T))) {
        return iterator.into_ptr();
    }
    // SAFETY: see above.
    unsafe { std::mem::transmute::<*mut c_void, Unary>(T::kept().of(Slot::Iterate))(this) }
}

unsafe extern "C" fn next<T: Quick>(this: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    match tried(|| T::next(&*object!(py, this, T))) {
        Some(Some(element)) => element.into_ptr(),
        // Null without an exception is the end.
        Some(None) => null_mut(),
        // SAFETY: see above.
        None => unsafe { std::mem::transmute::<*mut c_void, Unary>(T::kept().of(Slot::Next))(this) },
    }
}

/// Arguments that Python gave side by side, as PyO3's functions take them.
///
/// # Safety
/// `given` has `n` arguments and then one for each name of the tuple `names`, if that is not null.
unsafe fn gathered<'py>(
    py: Python<'py>,
    given: *const *mut ffi::PyObject,
    n: usize,
    names: *mut ffi::PyObject,
) -> PyResult<(Vec<Bound<'py, PyAny>>, Bound<'py, PyDict>)> {
    // SAFETY: see above. The address may be null where there is nothing.
    let (all, names) = unsafe {
        let names =
            Bound::from_borrowed_ptr_or_opt(py, names).map(|names| names.cast_into_unchecked::<PyTuple>());
        let len = n + names.as_ref().map_or(0, |names| names.len());
        (if len == 0 { &[] } else { std::slice::from_raw_parts(given, len) }, names)
    };
    // SAFETY: see above.
    let mut all: Vec<_> = all.iter().map(|object| unsafe { Bound::from_borrowed_ptr(py, *object) }).collect();
    let keywords = PyDict::new(py);
    for (name, value) in names.iter().flatten().zip(all.split_off(n)) {
        keywords.set_item(name, value)?;
    }
    Ok((all, keywords))
}
