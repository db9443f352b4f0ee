//! Functions and constants of the language itself: mathematics, text, and questions about the program. They need
//! nothing but text, numbers and the machine; functions about files or neurons are the host's.

mod equations;
mod language;
mod math;
mod text;

use crate::error::HocError;
use crate::host::{Host, Returns};
use crate::machine::Vm;
use crate::value::Value;

pub use math::{NAMES as MATH, plain_math};
pub(crate) use math::{
    apply_math, apply_math_with, is_out_of_range, is_power_out_of_range, math, out_of_domain, power,
};
pub(crate) use text::format_values;

/// A function of the machine.
pub struct Builtin {
    /// Its name in HOC.
    pub name: &'static str,
    /// Its arguments, as shown in help.
    pub args: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it gives.
    pub returns: Returns,
    /// The function.
    pub run: fn(&mut Vm, &mut dyn Host, &[Value]) -> Result<Value, HocError>,
}

/// Constants and variables the language owns. They can be assigned to, as in NEURON.
pub const CONSTANTS: &[(&str, f64)] = &[
    ("PI", std::f64::consts::PI),
    ("E", std::f64::consts::E),
    ("GAMMA", 0.577_215_664_901_532_9),
    ("DEG", 57.295_779_513_082_32),
    ("PHI", 1.618_033_988_749_895),
    ("FARADAY", 96_485.332_123_310_02),
    ("R", 8.314_462_618_153_24),
    ("Avogadro_constant", 6.022_140_76e23),
    ("hoc_ac_", 0.0),
    ("float_epsilon", 1e-11),
    ("hoc_cross_x_", 0.0),
    ("hoc_cross_y_", 0.0),
    ("default_dll_loaded_", 0.0),
];

/// What a function says that was given too few arguments; its name is put before.
pub(crate) const TOO_FEW: &str = "not enough arguments";

macro_rules! row {
    ($name:literal, $args:literal, $returns:ident, $run:path, $doc:literal) => {
        Builtin { name: $name, args: $args, doc: $doc, returns: Returns::$returns, run: $run }
    };
}

/// All functions of the machine but those of one number, sorted by name.
pub const TABLE: &[Builtin] = &[
    row!(
        "allobjects",
        "[class or object]",
        Number,
        language::allobjects,
        "Lists objects with their number of references."
    ),
    row!(
        "allobjectvars",
        "",
        Number,
        language::allobjectvars,
        "Lists object references and what they refer to."
    ),
    row!(
        "argtype",
        "i",
        Number,
        language::argtype,
        "Type of argument i of the running procedure: 0 number, 1 object, 2 string, 3 pointer, -1 none."
    ),
    row!("atan2", "y, x", Number, math::atan2, "Angle of the point (x, y), in radian."),
    row!(
        "eqinit",
        "[delta]",
        Number,
        equations::eqinit,
        "Forgets all depvar and eqn; delta is how far variables are moved to find slopes (0.001)."
    ),
    row!(
        "execerror",
        "message [, more]",
        Number,
        language::execerror,
        "Stops the program with an error message."
    ),
    row!(
        "execute",
        "statement [, object]",
        Number,
        language::execute,
        "Runs a statement, at top level or in the scope of an object."
    ),
    row!(
        "execute1",
        "statement [, object] [, show]",
        Number,
        language::execute1,
        "Runs a statement: 1 when it worked, 0 when it failed. With show 0 no message is printed."
    ),
    row!(
        "name_declared",
        "name [, scope]",
        Number,
        language::name_declared,
        "0 unknown, 1 something else, 2 object reference, 3 section, 4 string, 5 number (with scope 2: 6 array, 7 integer, 8 section property)."
    ),
    row!("numarg", "", Number, language::numarg, "Number of arguments of the running procedure."),
    row!(
        "object_id",
        "object [, 1]",
        Number,
        language::object_id,
        "A number that identifies the object, or with 1 the index in its name (-1 for NULLobject)."
    ),
    row!("object_pop", "", Number, language::object_pop, "Ends the last object_push."),
    row!(
        "object_push",
        "object",
        Number,
        language::object_push,
        "Following statements run in the scope of the object."
    ),
    row!(
        "object_pushed",
        "0",
        Object,
        language::object_pushed,
        "The object of the last object_push (0), or of one below it."
    ),
    row!(
        "printf",
        "format, ...",
        Number,
        text::printf,
        "Prints as C's printf. Gives the number of characters."
    ),
    row!("prmat", "", Number, equations::prmat, "Prints which variables each eqn depends on."),
    row!("quit", "[status]", Number, language::quit, "Ends the program."),
    row!(
        "show_errmess_always",
        "0 or 1",
        Number,
        language::show_errmess_always,
        "Prints error messages even where a caller wanted none."
    ),
    row!(
        "solve",
        "",
        Number,
        equations::solve,
        "One step towards the solution of the equations of eqn. Gives what they were off by and how far it went."
    ),
    row!("sprint", "string, format, ...", Number, text::sprint, "Prints into a strdef."),
    row!(
        "sscanf",
        "string, format, &number or strdef, ...",
        Number,
        text::sscanf,
        "Reads values from a string as C's sscanf. Gives how many."
    ),
    row!(
        "strcmp",
        "a, b",
        Number,
        text::strcmp,
        "0 for equal strings, else the order of the first bytes that differ."
    ),
    row!("symbols", "", Number, language::symbols, "Lists names by kind."),
    row!("unix_mac_pc", "", Number, language::unix_mac_pc, "1 on Unix, 3 on Windows, 4 on a Mac."),
    row!(
        "use_exp_pow_precision",
        "[style]",
        Number,
        language::use_exp_pow_precision,
        "Always 0: exp and ^ are those of the machine."
    ),
];

/// The row of a function.
pub(crate) fn find(name: &str) -> Option<u32> {
    TABLE.binary_search_by(|row| row.name.cmp(name)).ok().and_then(|ix| u32::try_from(ix).ok())
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by(|a, b| a.name < b.name));
    }
}
