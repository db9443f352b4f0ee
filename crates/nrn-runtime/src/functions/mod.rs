//! The functions of the global namespace, in tables by subject.

use crate::args::Args;
use crate::cx::Cx;
use crate::tables::Function;
use hoc_vm::{HocError, Returns, Value};

pub mod files;
pub mod gui;
pub mod ions;
pub mod objects;
pub mod old_plots;
pub mod panels;
pub mod points;
pub mod praxis;
pub mod praxis_axes;
pub mod random;
pub mod run;
pub mod section;
pub mod stimuli;
pub mod system;
pub mod topology;

/// All rows.
pub fn all() -> Vec<&'static Function> {
    let tables = [
        run::TABLE,
        section::TABLE,
        topology::TABLE,
        points::TABLE,
        ions::TABLE,
        objects::TABLE,
        files::TABLE,
        system::TABLE,
        praxis::TABLE,
        gui::TABLE,
        old_plots::TABLE,
        panels::TABLE,
        random::TABLE,
        stimuli::TABLE,
    ];
    tables.into_iter().flatten().collect()
}

/// Is a function one whose effect would be seen on a screen, which there is not?
pub fn is_headless(name: &str) -> bool {
    let asks = ["xred", "sred"].contains(&name);
    !asks && gui::TABLE.iter().chain(panels::TABLE).chain(old_plots::TABLE).any(|row| row.name == name)
}

type Run = fn(&mut Cx<'_>, &Args<'_>) -> Result<Value, HocError>;

/// A row of a function that gives a number.
pub(crate) const fn number(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Function {
    Function { name, args, doc, returns: Returns::Number, run }
}
/// A row of a function that gives a string.
pub(crate) const fn string(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Function {
    Function { name, args, doc, returns: Returns::String, run }
}
/// A row of a function that gives an object.
pub(crate) const fn object(name: &'static str, args: &'static str, doc: &'static str, run: Run) -> Function {
    Function { name, args, doc, returns: Returns::Object, run }
}
