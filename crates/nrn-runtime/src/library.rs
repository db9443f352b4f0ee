//! The HOC library that is part of the program: our own texts with the names every model expects.

macro_rules! library {
    ($($name:literal),* $(,)?) => {
        /// Every file: its name under `lib/hoc`, and its text.
        pub const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../hoc/", $name)))),*];
    };
}

library![
    "stdlib.hoc",
    "stdrun.hoc",
    "stdrun_mainmenu_.hoc",
    "stdrun_menus_.hoc",
    "nrngui.hoc",
    "noload.hoc",
    "stdgui.hoc",
    "family.hoc",
    "shapebox.hoc",
    "pointbsr.hoc",
    "wingroup.hoc",
    "inserter.hoc",
    "pointman.hoc",
    "pointgrp.hoc",
    "atoltool.hoc",
    "varmeth1.hoc",
    "movierun.hoc",
    "single.hoc",
    "electrod.hoc",
];

/// Text of a file of the library, by its name under `lib/hoc` or by its last part.
pub fn text(name: &str) -> Option<&'static str> {
    let base = name.rsplit('/').next().unwrap_or(name);
    FILES.iter().find(|file| file.0 == name || file.0 == base).map(|file| file.1)
}
