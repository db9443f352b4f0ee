//! Functions that every file may call without defining them, written in the language itself (`library/scop.mod`).

use crate::ast::{Block, File};
use crate::parse;
use crate::source::Source;
use std::path::Path;
use std::sync::LazyLock;

static FILE: LazyLock<File> = LazyLock::new(|| {
    let source = Source::new(include_str!("library/scop.mod"), Path::new("scop.mod"));
    // A test says that the text can be read.
    source.and_then(|source| parse::parse(&source)).unwrap_or_default()
});

/// The function called `name`.
pub fn find(name: &str) -> Option<&'static Block> {
    FILE.block(name).filter(|_| !name.is_empty())
}

/// Names of all functions.
pub fn names<'a>() -> impl Iterator<Item = &'a str> {
    FILE.blocks.iter().map(|block| block.name.text.as_str())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn every_function_of_the_library_compiles_alone() {
        let text = include_str!("library/scop.mod");
        let module = crate::compile(text, Path::new("scop.mod")).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(module.info.functions.len(), super::names().count());
        for (function, kernel) in module.info.functions.iter().zip(&module.kernels) {
            assert!(!kernel.to_string().contains("fail"), "{}:\n{kernel}", function.name);
        }
    }
}
