//! The form of the tables that say what users can call: name, arguments, a sentence, and the function that does it.
//!
//! Help texts, type stubs, `dir(h)` and the coverage page are made from these rows. The rows themselves live beside
//! the functions (`functions/`, `classes/`).

use crate::args::Args;
use crate::cx::Cx;
use crate::object::Payload;
use hoc_vm::{HocError, HostPointer, Object, Returns, Value};

/// A function of the global namespace: `h.name(...)`, `name(...)`.
pub struct Function {
    /// As users spell it.
    pub name: &'static str,
    /// Its arguments, as the manual writes them.
    pub args: &'static str,
    /// One sentence for help.
    pub doc: &'static str,
    /// What comes back.
    pub returns: Returns,
    /// Does it.
    pub run: fn(&mut Cx<'_>, &Args<'_>) -> Result<Value, HocError>,
}

/// What Python gets where HOC gets a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PythonReturn {
    /// As it is.
    Same,
    /// `int`.
    Int,
    /// `bool`.
    Bool,
}

/// A method of a class.
#[derive(Clone, Copy)]
pub struct Method {
    /// As users spell it.
    pub name: &'static str,
    /// Its arguments.
    pub args: &'static str,
    /// One sentence for help.
    pub doc: &'static str,
    /// What comes back.
    pub returns: Returns,
    /// What comes back to Python when it is a number.
    pub python: PythonReturn,
    /// Does it for the object.
    pub run: fn(&mut Cx<'_>, &Object, &Args<'_>) -> Result<Value, HocError>,
}

/// A number of an object that can be read, written and pointed at.
pub struct Field {
    /// As users spell it.
    pub name: &'static str,
    /// One sentence for help.
    pub doc: &'static str,
    /// True for `vec.x[i]`.
    pub indexed: bool,
    /// Where it is; `indices` are empty for a scalar.
    pub place: fn(&mut Cx<'_>, &Object, &[f64]) -> Result<HostPointer, HocError>,
}

/// Makes the data of a new object.
pub type Construct = fn(&mut Cx<'_>, &Object, &Args<'_>) -> Result<Payload, HocError>;

/// A built-in class.
pub struct Class {
    /// As users spell it.
    pub name: &'static str,
    /// Arguments of `new Name(...)`.
    pub args: &'static str,
    /// One sentence for help.
    pub doc: &'static str,
    /// Makes the data of a new object.
    pub construct: Construct,
    /// Called with the data of an object that went.
    pub destroy: fn(&mut Cx<'_>, Payload),
    /// Its methods.
    pub methods: &'static [Method],
    /// Its numbers.
    pub fields: &'static [Field],
    /// Members that are neither (`SectionRef.parent`, `Pointer.s`), by name: how they are read.
    pub dynamic: Option<Dynamic>,
}

/// Sets `object.name[indices]` to a value.
pub type SetDynamic = fn(&mut Cx<'_>, &Object, &str, &[Value], Value) -> Result<(), HocError>;

/// Members whose kind is known only when they are used.
#[derive(Clone, Copy)]
pub struct Dynamic {
    /// Is there such a member?
    pub knows: fn(&str) -> bool,
    /// `object.name[indices]`
    pub get: fn(&mut Cx<'_>, &Object, &str, &[Value]) -> Result<Value, HocError>,
    /// `object.name[indices] = value`
    pub set: SetDynamic,
    /// `object.name(args)`
    pub call: fn(&mut Cx<'_>, &Object, &str, &[Value]) -> Result<Value, HocError>,
}

/// A method that only Python has.
pub struct PythonMethod {
    /// Of which class; of every point process when empty.
    pub class: &'static str,
    /// As users spell it.
    pub name: &'static str,
    /// Its arguments.
    pub args: &'static str,
    /// What it does, for help.
    pub doc: &'static str,
}

/// Methods that only Python has.
pub const PYTHON_METHODS: &[PythonMethod] = &[
    PythonMethod {
        class: "Vector",
        name: "to_python",
        args: "([target])",
        doc: "The numbers as a list, or put into `target`.",
    },
    PythonMethod {
        class: "Vector",
        name: "from_python",
        args: "(source)",
        doc: "Takes the numbers of anything that can be iterated over.",
    },
    PythonMethod {
        class: "Vector",
        name: "as_numpy",
        args: "()",
        doc: "A numpy array that shares the numbers. It stays valid when the Vector grows or goes; after it has grown, the array shows \
              the old numbers.",
    },
    PythonMethod {
        class: "PlotShape",
        name: "plot",
        args: "(graph, *args, **kwargs)",
        doc: "Draws the cells with another library: `graph` is matplotlib.pyplot, a plotly or a bokeh module.",
    },
    PythonMethod {
        class: "RangeVarPlot",
        name: "plot",
        args: "(graph, *args, **kwargs)",
        doc: "Draws the variable over the path with another library; a Vector for `graph` takes the numbers.",
    },
    PythonMethod { class: "", name: "get_segment", args: "()", doc: "The segment it is at." },
];
