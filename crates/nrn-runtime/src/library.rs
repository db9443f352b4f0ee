//! The HOC library that is part of the program: our own texts with the names every model expects.

const LIBRARY: &[(&str, &str)] = &[
    ("stdlib.hoc", include_str!("../hoc/stdlib.hoc")),
    ("stdrun.hoc", include_str!("../hoc/stdrun.hoc")),
    ("nrngui.hoc", include_str!("../hoc/nrngui.hoc")),
    ("noload.hoc", include_str!("../hoc/noload.hoc")),
    ("stdgui.hoc", include_str!("../hoc/stdgui.hoc")),
];

/// Text of a file of the library.
pub fn text(name: &str) -> Option<&'static str> {
    let base = name.rsplit('/').next().unwrap_or(name);
    LIBRARY.iter().find(|file| file.0 == base).map(|file| file.1)
}
