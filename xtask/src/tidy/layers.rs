//! Arrows between crates point down: every edge is one that `layers.toml` lists.

use super::{Findings, Project};

/// Checks direct edges between workspace crates and, transitively, what a crate must not reach.
pub fn check(project: &Project, findings: &mut Findings) {
    let (rules, graph) = (&project.rules, &project.graph);
    for name in graph.members.keys() {
        let Some(allowed) = rules.crates.get(name) else {
            findings.error(name, "not listed under [crates] in layers.toml");
            continue;
        };
        for target in
            graph.edges.get(name).into_iter().flatten().filter(|target| graph.members.contains_key(*target))
        {
            if !allowed.contains(target) {
                findings.error(name, format!("depends on {target}, which layers.toml does not allow it"));
            }
        }
        for target in rules.reaches_not.get(name).into_iter().flatten() {
            if let Some(way) = graph.path(name, target) {
                findings.error(name, format!("must not reach {target}, but {}", way.join(" -> ")));
            }
        }
    }
    for name in rules.crates.keys().filter(|name| !graph.members.contains_key(*name)) {
        findings.warning("layers.toml", format!("lists {name}, which is no crate of the workspace"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::check_errors;
    use super::super::graph::Graph;
    use super::super::rules::Rules;
    use super::*;
    use std::collections::BTreeMap;

    fn project(edges: &[(&str, &str)], rules: &str) -> Project {
        let mut graph = Graph { members: BTreeMap::new(), edges: BTreeMap::new() };
        for (from, to) in edges {
            graph.members.insert((*from).into(), format!("crates/{from}"));
            graph.edges.entry((*from).into()).or_default().insert((*to).into());
        }
        Project { graph, rules: Rules::parse(rules).unwrap(), ..Project::default() }
    }

    #[test]
    fn a_listed_edge_passes_and_an_unlisted_one_fails() {
        let edges = [("solver", "model"), ("model", "serde")];
        check_errors(check, &project(&edges, "[crates]\nsolver = ['model']\nmodel = []"), None);
        check_errors(
            check,
            &project(&edges, "[crates]\nsolver = []\nmodel = []"),
            Some("solver: depends on model"),
        );
    }

    #[test]
    fn an_unlisted_crate_fails() {
        check_errors(check, &project(&[("solver", "serde")], "[crates]"), Some("solver: not listed"));
    }

    #[test]
    fn a_forbidden_crate_is_found_through_others() {
        let edges = [("solver", "model"), ("model", "helper"), ("helper", "pyo3")];
        let rules =
            "[crates]\nsolver = ['model']\nmodel = ['helper']\nhelper = []\n[reaches-not]\nsolver = ['pyo3']";
        check_errors(check, &project(&edges, rules), Some("solver -> model -> helper -> pyo3"));
    }
}
