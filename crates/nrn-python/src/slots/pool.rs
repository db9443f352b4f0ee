//! Objects that Python has let go, kept to be the next ones of their class: small things such as Segments are made and
//! dropped with every expression.

use super::{Place, replace};
use crate::baton::Local;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::{PyClass, PyClassInitializer, ffi};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// At most so many are kept of a class.
const ROOM: usize = 64;

/// A class whose objects are used again. Its objects have no dictionary and no finalizer.
pub trait Pooled: PyClass<Frozen = True> + Sync {
    /// Does Python's collector look after its objects?
    const COLLECTED: bool;
    /// Can there be weak references to its objects?
    const WEAKLY_REFERENCED: bool = false;
    /// Where they wait.
    fn pool() -> &'static Pool;
    /// Drops the value. A `Py` in it becomes a `Bound` first, which knows that Python's lock is held.
    fn let_go(self, py: Python<'_>);
    /// Does the collector have to look after this one?
    fn is_collected(&self) -> bool {
        Self::COLLECTED
    }
}

/// The memory of an object that is gone: of the class whose pool holds it, with no value in it.
struct Shell(*mut ffi::PyObject);

// SAFETY: a shell is owned by its pool alone, and what is done with it is done with Python's lock held.
unsafe impl Send for Shell {}

/// The objects of a class that wait to be used again.
pub struct Pool {
    shells: Local<Vec<Shell>>,
    class: AtomicPtr<ffi::PyTypeObject>,
    /// From the start of an object to its value, bytes; 0 while unknown.
    offset: AtomicUsize,
    /// PyO3's function that frees an object.
    freed: AtomicPtr<c_void>,
}

impl Pool {
    /// An empty one.
    pub const fn new() -> Self {
        Pool {
            shells: Local::new(Vec::new()),
            class: AtomicPtr::new(null_mut()),
            offset: AtomicUsize::new(0),
            freed: AtomicPtr::new(null_mut()),
        }
    }
    /// Objects of class `T` come here from now on.
    pub fn install<T: Pooled>(py: Python<'_>) {
        let class = T::type_object_raw(py);
        let pool = T::pool();
        // SAFETY: the type is alive, and `dealloc` is what `Py_tp_dealloc` asks for.
        unsafe {
            replace(class, ffi::Py_tp_dealloc, Place::Own(6), dealloc::<T> as *mut c_void, &pool.freed)
        };
        if !pool.freed.load(Ordering::Relaxed).is_null() {
            pool.class.store(class, Ordering::Relaxed);
        }
    }
}

/// A new object, in the memory of an old one if there is one.
#[inline]
pub fn make<T: Pooled + Into<PyClassInitializer<T>>>(py: Python<'_>, value: T) -> PyResult<Bound<'_, T>> {
    let pool = T::pool();
    let Some(shell) = pool.shells.borrow(py).and_then(|mut shells| shells.pop()) else {
        let made = Bound::new(py, value)?;
        let start: *const T = made.get();
        pool.offset.store(start.addr() - made.as_ptr().addr(), Ordering::Relaxed);
        return Ok(made);
    };
    let collected = value.is_collected();
    // SAFETY: the shell is memory of an object of this very class (`dealloc` looks at it), no longer in anybody's hands.
    // `PyObject_Init` makes it an object with one reference again, which counts for its type, as `dealloc` took that count
    // away. The value is put where PyO3 has it in every object of the class, before anyone sees the object; the other
    // fields (PyO3's empty ones, and the empty list of weak references) are as they were.
    unsafe {
        let object = ffi::PyObject_Init(shell.0, pool.class.load(Ordering::Relaxed));
        object.byte_add(pool.offset.load(Ordering::Relaxed)).cast::<T>().write(value);
        if collected {
            ffi::PyObject_GC_Track(object.cast());
        }
        Ok(Bound::from_owned_ptr(py, object).cast_into_unchecked::<T>())
    }
}

unsafe extern "C" fn dealloc<T: Pooled>(object: *mut ffi::PyObject) {
    // SAFETY: Python frees objects with its lock held.
    let py = unsafe { Python::assume_attached() };
    let pool = T::pool();
    let (class, offset) = (pool.class.load(Ordering::Relaxed), pool.offset.load(Ordering::Relaxed));
    // SAFETY: the object's fields are valid until it is freed.
    let own = unsafe { ffi::Py_TYPE(object) } == class;
    let has_room = || pool.shells.borrow(py).is_some_and(|shells| shells.len() < ROOM);
    if own && offset != 0 && has_room() {
        // SAFETY: nobody has the object any more. Its value is taken out once, and what remains is a shell: not followed by
        // the collector, without weak references, and not counted by its type.
        unsafe {
            if T::COLLECTED {
                ffi::PyObject_GC_UnTrack(object.cast());
            }
            if T::WEAKLY_REFERENCED {
                ffi::PyObject_ClearWeakRefs(object);
            }
            let value = object.byte_add(offset).cast::<T>().read();
            let _ = catch_unwind(AssertUnwindSafe(|| value.let_go(py)));
            if let Some(mut shells) = pool.shells.borrow(py) {
                shells.push(Shell(object));
            }
            ffi::Py_DecRef(class.cast());
        }
        return;
    }
    // SAFETY: taken from the slot of the same kind, for an object of its class or one derived from it.
    unsafe {
        let freed = std::mem::transmute::<*mut c_void, ffi::destructor>(pool.freed.load(Ordering::Relaxed));
        freed(object);
    }
}
