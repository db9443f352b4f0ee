//! Every error text a user may see that does not come from the language itself, in NEURON's words where it has any.

use hoc_vm::HocError;

/// A call with too few arguments.
pub fn missing_argument(i: usize) -> HocError {
    HocError::new(format!("not enough arguments: argument {i} is missing"))
}
/// An argument of another type.
pub fn bad_argument_type(i: usize, wanted: &str) -> HocError {
    HocError::new(format!("argument {i} has to be a {wanted}"))
}
/// A number outside its range.
pub fn argument_out_of_range() -> HocError {
    HocError::new("Arg out of range in user function")
}
/// NULLobject where an object is needed.
pub fn null_object() -> HocError {
    HocError::new("object is NULL")
}
/// An object of the wrong class.
pub fn not_of_class(name: String, class: &str) -> HocError {
    HocError::new(format!("{name} is not a {class}"))
}
/// An object whose data is gone.
pub fn object_is_gone() -> HocError {
    HocError::new("the object was deleted")
}
/// No accessed section and none to choose.
pub fn no_section() -> HocError {
    HocError::new("Section access unspecified")
}
/// A section that was deleted.
pub fn deleted_section() -> HocError {
    HocError::new("Cannot access a deleted section")
}
/// A function, method or class number nobody gave.
pub fn unknown_number(what: &str) -> HocError {
    HocError::new(format!("internal error: unknown {what} number"))
}
/// A file that is not there.
pub fn cannot_open(name: &str) -> HocError {
    HocError::new(format!("Can't open {name}"))
}
/// A member that a class does not have.
pub fn no_member(class: &str, name: &str) -> HocError {
    HocError::new(format!("{name} not a public member of {class}"))
}
/// `stdev`, `var` of less than two elements.
pub fn vector_too_short(operation: &str, least: usize) -> HocError {
    HocError::new(format!("{operation}: Vector needs at least {least} elements"))
}
/// Operands of different length.
pub fn vector_lengths_differ() -> HocError {
    HocError::new("Vectors have different lengths")
}
/// An index behind the end of a Vector.
pub fn index_out_of_range(i: f64) -> HocError {
    HocError::new(format!("index {i} out of range"))
}
/// Something that stands on a list of things to come.
pub fn not_yet(what: &str) -> HocError {
    HocError::new(format!("{what} is not available yet")).hint("see COMPATIBILITY.md")
}
/// A point process that has no place.
pub fn not_located() -> HocError {
    HocError::new("point process not located in a section")
}
/// No Python at hand.
pub fn no_python() -> HocError {
    HocError::new("Python is not available").hint("start with -python, or from a Python that has the package")
}
/// A mechanism that cannot be loaded.
pub fn cannot_load_mechanism(path: &str, why: &str) -> HocError {
    HocError::new(format!("{path}: {why}"))
}
/// A library from which nothing can be loaded.
pub fn no_mod_files(path: &str) -> HocError {
    HocError::new(format!("{path}: there are no .mod files beside it"))
        .hint("libraries that NEURON's nrnivmodl made cannot be loaded: load the folder of the .mod files")
}
/// A plugin that is none, or that contradicts itself.
pub fn refused_plugin(error: &nrn_plugin::LoadError) -> HocError {
    use nrn_plugin::LoadError;
    let hint = match error {
        LoadError::NotLoaded(..) | LoadError::NotAPlugin(..) => {
            "a plugin is a Rust library made with nrn_plugin; for .mod files load their folder"
        }
        LoadError::Version { .. } => "build the plugin against this version of the program",
        LoadError::BadMechanism { .. } => "mend the description of the mechanism in the plugin",
    };
    HocError::new(error.to_string()).hint(hint)
}
/// A variable that is no more.
pub fn dangling() -> HocError {
    HocError::new("what the reference pointed to was deleted")
}
/// A name nobody knows.
pub fn undefined(name: &str) -> HocError {
    HocError::new(format!("undefined variable {name}"))
}
/// What the model refused.
pub fn model(error: &nrn_model::ModelError) -> HocError {
    HocError::new(error.to_string())
}
/// A range variable that a section does not have.
pub fn range(
    engine: &crate::Engine,
    section: nrn_model::SectionId,
    variable: &nrn_model::RangeVariable,
    error: &nrn_model::ModelError,
) -> HocError {
    use nrn_model::ModelError::{NoIon, NotInserted};
    let missing = match error {
        NotInserted(_, mechanism) => engine.mechanism_info(*mechanism).map(|i| i.name.clone()),
        NoIon(_, ion) => engine.sim.model.ion(*ion).map(|i| format!("{}_ion", i.name())),
        _ => None,
    };
    let _ = variable;
    match missing {
        Some(name) => HocError::new(format!(
            "{name} mechanism not inserted in section {}",
            engine.name_of_section(section)
        )),
        None => model(error),
    }
}
