//! `layers.toml` as data.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What is particular to this project.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    /// For each workspace crate the workspace crates it may depend on.
    pub crates: BTreeMap<String, Vec<String>>,
    /// For each workspace crate the crates (of any origin) it must not reach, even indirectly.
    #[serde(default)]
    pub reaches_not: BTreeMap<String, Vec<String>>,
    /// For each folder of a crate the files below it (or folders, ending in `/`) that may use `unsafe`.
    #[serde(default)]
    pub unsafe_rooms: BTreeMap<String, Vec<String>>,
    /// Files or folders (ending in `/`) that are tables, exempt from the limit of length.
    #[serde(default)]
    pub tables: Vec<String>,
}

impl Rules {
    /// Reads the text of `layers.toml`.
    pub fn parse(text: &str) -> Result<Rules, String> {
        toml::from_str(text).map_err(|error| format!("layers.toml: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_section_is_refused() {
        let error = Rules::parse("[crates]\na = []\n[reach-not]\n").unwrap_err();
        assert!(error.contains("reach-not"), "{error}");
    }
}
