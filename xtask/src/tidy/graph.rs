//! The crates of the workspace and what they depend on, from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Normal (and build) dependencies between crates, by name. Development dependencies are left out.
#[derive(Debug, Default)]
pub struct Graph {
    /// Workspace crates: name and folder relative to the top.
    pub members: BTreeMap<String, String>,
    /// Direct dependencies of every crate, also of those from outside.
    pub edges: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Asks cargo.
    pub fn load(root: &Path) -> Result<Graph, String> {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &host()?])
            .current_dir(root)
            .output()
            .map_err(|error| format!("cargo metadata: {error}"))?;
        if !output.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let metadata =
            serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
        Graph::parse(&metadata, &root.to_string_lossy())
            .ok_or_else(|| "cargo metadata has another form than expected".into())
    }

    /// Reads cargo's answer.
    pub fn parse(metadata: &Value, root: &str) -> Option<Graph> {
        let mut names = BTreeMap::new();
        let mut graph = Graph::default();
        let members: BTreeSet<&str> =
            metadata["workspace_members"].as_array()?.iter().filter_map(Value::as_str).collect();
        for package in metadata["packages"].as_array()? {
            let (id, name) = (package["id"].as_str()?, package["name"].as_str()?);
            names.insert(id, name);
            if members.contains(id) {
                let manifest = package["manifest_path"].as_str()?;
                let folder = manifest.strip_prefix(root).unwrap_or(manifest).trim_start_matches('/');
                graph
                    .members
                    .insert(name.into(), folder.trim_end_matches("Cargo.toml").trim_end_matches('/').into());
            }
        }
        for node in metadata["resolve"]["nodes"].as_array()? {
            let from = names.get(node["id"].as_str()?)?;
            let targets = graph.edges.entry(from.to_string()).or_default();
            for dependency in node["deps"].as_array()? {
                let kinds = dependency["dep_kinds"].as_array()?;
                if kinds.iter().any(|kind| kind["kind"].as_str() != Some("dev")) {
                    targets.insert(names.get(dependency["pkg"].as_str()?)?.to_string());
                }
            }
        }
        Some(graph)
    }

    /// The shortest way from one crate to another, both ends included.
    pub fn path(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut ways = vec![vec![from.to_string()]];
        let mut seen = BTreeSet::from([from.to_string()]);
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in ways {
                for next in way.last().and_then(|last| self.edges.get(last)).into_iter().flatten() {
                    if seen.insert(next.clone()) {
                        let extended = [way.as_slice(), std::slice::from_ref(next)].concat();
                        if next == to {
                            return Some(extended);
                        }
                        longer.push(extended);
                    }
                }
            }
            ways = longer;
        }
        None
    }
}

/// The platform this runs on; crates for others need not be fetched.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(String::from).ok_or_else(|| "rustc -vV names no host".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn development_dependencies_are_no_edges() {
        let metadata = json!({
            "workspace_members": ["a 1"],
            "packages": [
                {"id": "a 1", "name": "a", "manifest_path": "/top/crates/a/Cargo.toml"},
                {"id": "b 1", "name": "b", "manifest_path": "/elsewhere/b/Cargo.toml"},
                {"id": "c 1", "name": "c", "manifest_path": "/elsewhere/c/Cargo.toml"},
            ],
            "resolve": {"nodes": [
                {"id": "a 1", "deps": [
                    {"pkg": "b 1", "dep_kinds": [{"kind": null}, {"kind": "dev"}]},
                    {"pkg": "c 1", "dep_kinds": [{"kind": "dev"}]},
                ]},
                {"id": "b 1", "deps": []},
                {"id": "c 1", "deps": []},
            ]},
        });
        let graph = Graph::parse(&metadata, "/top").unwrap();
        assert_eq!(graph.members["a"], "crates/a");
        assert_eq!(graph.path("a", "b").unwrap(), ["a", "b"]);
        assert_eq!(graph.path("a", "c"), None);
    }
}
