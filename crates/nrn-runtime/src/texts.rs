//! Every error text a user may see that does not come from the language itself, in NEURON's words where it has any.

use hoc_vm::HocError;

/// A call with too few arguments.
pub fn missing_argument(i: usize) -> HocError {
    HocError::new(format!("{TOO_FEW}: argument {i} is missing"))
}
const TOO_FEW: &str = "not enough arguments";
/// An error of a call, which knows the name of what was called.
pub fn in_call(name: &str, mut error: HocError) -> HocError {
    if let Some(which) = error.message.strip_prefix(TOO_FEW) {
        error.hint = Some(which.trim_start_matches(": ").to_owned()).filter(|hint| !hint.is_empty());
        error.message = format!("{name} {TOO_FEW}");
    }
    error
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
/// No object where one of a class is wanted.
pub fn no_object_of(class: &str) -> HocError {
    HocError::new(format!("object type is nullptr instead of {class}"))
}
/// An index beyond a Vector's end, as the library of C++ words it.
pub fn beyond_vector(vector: &str, method: &str, index: usize, len: usize) -> HocError {
    HocError::new(format!(
        "{vector}::{method}: vector::_M_range_check: __n (which is {index}) >= this->size() (which is {len})"
    ))
}
/// An object of the wrong class.
pub fn not_of_class(name: String, class: &str) -> HocError {
    let own = name.split('[').next().unwrap_or_default();
    HocError::new(format!("object type is {own} instead of {class}"))
}
/// What a matrix cannot do.
pub fn matrix(error: nrn_objects::matrix::MatrixError) -> HocError {
    use nrn_objects::matrix::MatrixError;
    HocError::new(match error {
        MatrixError::WrongKind => "Matrix method not implemented for this type matrix",
        MatrixError::NotFull => "Matrix is not a FULL matrix (type 1)",
        MatrixError::WrongSize => "wrong size for Matrix or Vector operation",
    })
}
/// An index outside a matrix.
pub fn matrix_index(index: i64, largest: i64) -> HocError {
    HocError::new(format!("Matrix index out of range: index={index}  max_index={largest}\n"))
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
    HocError::new("Accessing a deleted section")
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
/// Operands of different length.
pub fn vector_lengths_differ() -> HocError {
    HocError::new("Vectors have different lengths")
}
/// An index outside a Vector or an array.
pub fn index_out_of_range(name: &str, i: f64, n: usize) -> HocError {
    HocError::new(format!("subscript 0 index {} of {name} out of range {n}", i.floor()))
}
/// A variable that is not one of the accessed section.
pub fn not_here(who: &str) -> HocError {
    HocError::new(format!(
        "{who} pointer not associated with currently accessed section\nUse section ... (&var(x)...) intead of \
         ...(&section.var(x)...)\n"
    ))
}
/// An owner that is none.
pub fn not_a_point_process() -> HocError {
    HocError::new("Optional first arg is not a POINT_PROCESS")
}
/// More indices than an array of one dimension has.
pub fn too_many_subscripts(name: &str) -> HocError {
    HocError::new(format!("'{name}' not right number of subscripts"))
}
/// A request for more memory than one call may have.
pub fn too_many_elements(n: f64) -> HocError {
    HocError::new(format!("too many elements: {n:e}"))
}
/// A defect of this program, met on the way.
pub fn internal(what: &str) -> HocError {
    HocError::new(format!("internal error: {what}"))
}
/// Advice on an error, by what its text contains: (what it contains, what to do).
const ADVICE: &[(&str, &str)] = &[
    (
        "internal error:",
        "this is a defect of the program, not of your model; please report it with what led to it",
    ),
    ("undefined variable", "check the spelling; a variable exists once something was assigned to it"),
    ("mechanism not inserted in section", "insert the mechanism into the section first"),
    (
        " is not a MECHANISM",
        "check the spelling; for an own .mod file run nrnivmodl in its folder and start there",
    ),
    (
        " is not a template",
        "check the spelling; load the file that holds its begintemplate ... endtemplate first",
    ),
    ("not a public member of", "check the spelling; a template shows what its `public` line names"),
    ("is not in 0..1", "a place along a section is a number from 0 to 1, the middle is 0.5"),
    ("Section access unspecified", "create a section, then write `access name` or `name { ... }`"),
    ("Section was deleted", "the section is gone; create it anew or drop what still refers to it"),
    ("deleted section", "the section is gone; create it anew or drop what still refers to it"),
    ("object prefix is", "the objref holds no object yet; assign one with `new`"),
    ("object is NULL", "the objref holds no object yet; assign one with `new`"),
    ("not located in a section", "give it a place: `name loc(0.5)` after `access`"),
    ("nested too deeply", "does a procedure, a template or a file call itself without end?"),
    ("is frozen during a step", "put the change off until fadvance has returned"),
    ("cannot be called during a step", "put the call off until fadvance has returned"),
    ("will form loop", "a section's parent may not descend from it; topology() shows the tree"),
    ("dt must be positive", "set dt, or steps_per_ms with the standard run library"),
    ("too many elements", "one object holds at most 2^28 numbers"),
    ("total subscript too large", "a declaration makes at most 2^28 elements, or 2^20 sections"),
    ("already declared", "a name keeps its kind; choose another name"),
];
/// Advice on an error, if there is any.
pub fn advice(message: &str) -> Option<&'static str> {
    ADVICE.iter().find(|(part, _)| message.contains(part)).map(|(_, advice)| *advice)
}
/// Advice on a call of a function nobody defined, when one of `known` is spelled almost like it.
pub fn similar_function<'a>(message: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let name = message.strip_suffix(" undefined function")?;
    let nearest = known.map(|other| (strsim::damerau_levenshtein(name, other), other)).min()?;
    (nearest.0 <= 1 + name.len() / 6).then(|| format!("did you mean `{}`?", nearest.1))
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
/// A `.mod` file whose mechanism is there already, in another form.
pub fn mechanism_exists(name: &str, path: &str) -> HocError {
    HocError::new(format!("The user defined name already exists: {name}")).hint(format!(
        "{path} has changed since it was loaded, or another file has the same name in its NEURON block: a running program keeps the first; start anew to use the other"
    ))
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
/// A file that ends too early.
pub fn end_of_file() -> HocError {
    HocError::new("EOF in fscan")
}
/// CoreNEURON is another program.
pub fn no_coreneuron() -> HocError {
    HocError::new("CoreNEURON is not part of this program").hint("run as usual: nothing needs switching on")
}
/// A variable that is no more.
pub fn dangling() -> HocError {
    HocError::new("what the reference pointed to was deleted")
}
/// A function that takes the accessed section was given arguments.
pub fn takes_no_arguments(name: &str, does: &str) -> HocError {
    HocError::new(format!(
        "{name} takes no positional arguments and {does} the HOC currently accessed section. If using Python, did you \
         mean a named arg of the form, sec=section?"
    ))
}
/// A name whose units nobody knows.
pub fn no_symbol(name: &str) -> HocError {
    HocError::new(format!("Cannot find the symbol for  {name}"))
}
/// A name nobody knows.
pub fn undefined(name: &str) -> HocError {
    HocError::new(format!("undefined variable {name}"))
}
/// What is told before the error of a section connected to itself.
pub fn connection_to_itself(name: &str) -> String {
    format!("a connection to {name} will form a loop\n")
}
/// What is told when a section that has a parent gets another: child and parent, each with its place.
pub fn connected_before(child: (&str, f64), parent: (&str, f64)) -> String {
    let place = |(name, x): (&str, f64)| format!("{name}({})", hoc_vm::format::general(x, 6));
    format!("Notice: {} had previously been connected to parent {}\n", place(child), place(parent))
}
/// What the model refused.
pub fn model(error: &nrn_model::ModelError) -> HocError {
    match error {
        nrn_model::ModelError::Nseg(n) if *n < 1 => HocError::new("nseg  must be positive"),
        error => HocError::new(error.to_string()),
    }
}
/// A mechanism that a section does not have.
pub fn not_inserted(mechanism: &str, section: &str) -> HocError {
    HocError::new(format!("{mechanism} mechanism not inserted in section {section}"))
}
/// A function of a mechanism that needs an instance, and nobody chose one that still exists.
pub fn no_instance(function: &str, suffix: &str) -> HocError {
    HocError::new(format!(
        "No data for {function}. Requires prior call to setdata_{suffix} and that the specified mechanism instance still \
         be in existence."
    ))
}
/// A function of a point process that is nowhere.
pub fn no_instance_of_point() -> HocError {
    HocError::new("POINT_PROCESS data instance not valid")
}
/// A `LinearMechanism` that cannot be.
pub fn linear(what: &str) -> HocError {
    HocError::new(format!("LinearMechanism: {what}"))
}
/// The equations of a step leave something open.
pub fn no_solution(linear: bool) -> HocError {
    HocError::new(if linear {
        "the equations of a LinearMechanism and its cells have no single solution: is there an equation for every unknown?"
    } else {
        "the equations of extracellular have no single solution: is a layer connected to ground (xg or xc of the last layer)?"
    })
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
        Some(name) => not_inserted(&name, &engine.name_of_section(section)),
        None => model(error),
    }
}

/// What `nrnunit_use_legacy` says.
pub const LEGACY_UNITS: &str = "nrnunit_use_legacy() is deprecated as only modern units are supported. If you want to still use \
legacy unit you can use a version of nrn < 9.";
