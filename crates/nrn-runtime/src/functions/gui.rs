//! Panels and dialogs: there are no windows, so these accept their arguments and do nothing.

use super::number as row;
use crate::args::number;
use crate::tables::Function;

macro_rules! quiet {
    ($($name:literal),* $(,)?) => {
        &[
            row("xpanel", "(...)", "No effect: there are no windows.", |_, args| number(f64::from(args.is_text(1)))),
            row("xbutton", "(...)", "No effect: there are no windows.", |_, _| number(1.0)),
            $(row($name, "(...)", "No effect: there are no windows.", |_, _| number(0.0))),*]
    };
}

/// The rows.
pub const TABLE: &[Function] = quiet![
    "xlabel",
    "xvalue",
    "xpvalue",
    "xmenu",
    "xcheckbox",
    "xstatebutton",
    "xradiobutton",
    "xvarlabel",
    "xslider",
    "xfixedvalue",
    "xred",
    "sred",
    "pwman_place",
    "continue_dialog",
    "boolean_dialog",
    "string_dialog",
    "ivoc_style",
    "nrnsecmenu",
    "nrnglobalmechmenu",
    "nrnpointmenu",
    "nrnmechmenu",
    "nrnallsectionmenu",
    "nrnallpointmenu",
    "save_session",
    "print_session",
    "batch_save",
    "show_winio",
    "install_vector_fitness",
];
