//! A cell as HOC.

use super::describe::{Cell, Geometry, Given, Membrane, Section};
use crate::format::number as short;
use std::f64::consts::PI;
use std::fmt::Write;

/// `create` for the sections, `objref` for the subsets.
pub fn declarations(cell: &Cell) -> String {
    let mut arrays: Vec<(&str, usize)> = Vec::new();
    for section in &cell.sections {
        let name = section.name.split('[').next().unwrap_or(&section.name);
        match arrays.iter_mut().find(|array| array.0 == name) {
            Some(array) => array.1 += 1,
            None => arrays.push((name, 1)),
        }
    }
    let one = |(name, n): &(&str, usize)| if *n == 1 { (*name).to_owned() } else { format!("{name}[{n}]") };
    let names: Vec<String> = arrays.iter().map(one).collect();
    let mut out = String::new();
    if !names.is_empty() {
        let _ = writeln!(out, "create {}", names.join(", "));
    }
    if !cell.subsets.is_empty() {
        let subsets: Vec<&str> = cell.subsets.iter().map(|subset| subset.name.as_str()).collect();
        let _ = writeln!(out, "objref {}", subsets.join(", "));
    }
    out
}
/// Topology, points, subsets, geometry, biophysics, segments: in this order, what is more general first.
pub fn statements(cell: &Cell) -> String {
    let mut out = String::new();
    for section in &cell.sections {
        if let Some((parent, x)) = section.parent
            && let Some(parent) = cell.sections.get(parent)
        {
            let _ = writeln!(
                out,
                "connect {}({}), {}({})",
                section.name,
                short(section.end),
                parent.name,
                short(x)
            );
        }
    }
    for section in &cell.sections {
        shape(section, &mut out);
    }
    for subset in &cell.subsets {
        let _ = writeln!(out, "{} = new SectionList()", subset.name);
        for section in subset.members.iter().filter_map(|at| cell.sections.get(*at)) {
            let _ = writeln!(out, "{} {}.append()", section.name, subset.name);
        }
    }
    for part in [cylinder, biophysics, segments] {
        for subset in subsets(cell) {
            wrap(&format!("forsec {}", subset.0), &part(subset.1), &mut out);
        }
        for section in &cell.sections {
            wrap(&section.name, &part(&section.given), &mut out);
        }
    }
    out
}
fn subsets(cell: &Cell) -> impl Iterator<Item = (&str, &Given)> {
    cell.subsets.iter().map(|subset| (subset.name.as_str(), &subset.given))
}
fn wrap(of: &str, what: &str, out: &mut String) {
    if !what.is_empty() {
        let _ = writeln!(out, "{of} {{\n{what}}}");
    }
}
/// The points of a section that has some, else the line of the picture, as thick and long as a new section is.
fn shape(section: &Section, out: &mut String) {
    let [x0, y0, x1, y1] = section.line;
    let line = [[x0, y0, 0.0, 500.0], [x1, y1, 0.0, 500.0]];
    let measured = !section.points.is_empty();
    let points: &[[f64; 4]] = if measured { &section.points } else { &line };
    let _ = writeln!(out, "{} {{\npt3dclear()", section.name);
    for point in points {
        let _ = writeln!(out, "pt3dadd({})", point.map(short).join(", "));
    }
    let _ = writeln!(out, "{}}}", if measured { "" } else { "L = 100\n" });
}
fn cylinder(given: &Given) -> String {
    let mut out = String::new();
    for (kind, x) in &given.geometry {
        let _ = match kind {
            Geometry::Length => writeln!(out, "L = {}", short(*x)),
            Geometry::Diameter => writeln!(out, "diam = {}", short(*x)),
            Geometry::Area => {
                let side = short((x / PI).sqrt());
                writeln!(out, "L = {side}\ndiam = {side}")
            }
            // pi d L = 100 and L / (pi d^2 / 4) = 100
            Geometry::Circuit => {
                let diameter = (4.0 / PI.powi(2)).cbrt();
                writeln!(out, "L = {}\ndiam = {diameter:?}", short(100.0 / (PI * diameter)))
            }
            Geometry::Segments | Geometry::PerLambda | Geometry::PerLength => Ok(()),
        };
    }
    out
}
fn biophysics(given: &Given) -> String {
    let mut out = String::new();
    for one in &given.membrane {
        let _ = match one {
            Membrane::Ra(x) => writeln!(out, "Ra = {}", short(*x)),
            Membrane::Cm(x) => writeln!(out, "cm = {}", short(*x)),
            Membrane::Mechanism(name, values) => {
                let _ = writeln!(out, "insert {name}");
                for (variable, elements) in values {
                    for (at, x) in elements.iter().enumerate() {
                        let index = if elements.len() > 1 { format!("[{at}]") } else { String::new() };
                        let _ = writeln!(out, "{variable}{index} = {}", short(*x));
                    }
                }
                Ok(())
            }
        };
    }
    out
}
/// An odd number of segments that are not longer than wanted.
fn segments(given: &Given) -> String {
    let mut out = String::new();
    for (kind, x) in &given.geometry {
        let x = short(*x);
        let _ = match kind {
            Geometry::Segments => writeln!(out, "nseg = {x}"),
            Geometry::PerLambda => writeln!(out, "nseg = int((L/({x}*lambda_f(100)) + 0.999)/2)*2 + 1"),
            Geometry::PerLength => writeln!(out, "nseg = int((L/{x} + 0.999)/2)*2 + 1"),
            _ => Ok(()),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::cell_builder::describe::Subset;

    fn soma(geometry: Vec<(Geometry, f64)>) -> Cell {
        let section = Section {
            name: "soma".to_owned(),
            parent: None,
            end: 0.0,
            line: [0.0, 0.0, 15.0, 0.0],
            points: Vec::new(),
            given: Given { geometry, membrane: vec![Membrane::Ra(80.0)] },
        };
        let all = Subset { name: "all".to_owned(), members: vec![0], given: Given::default() };
        Cell { sections: vec![section], subsets: vec![all] }
    }

    #[test]
    fn an_area_is_a_cylinder_as_long_as_wide() {
        assert!(statements(&soma(vec![(Geometry::Area, 500.0)])).contains("L = 12.6157\ndiam = 12.6157\n"));
    }
    #[test]
    fn a_circuit_has_100_um2() {
        assert!(statements(&soma(vec![(Geometry::Circuit, 3.0)])).contains("L = 43.0127\ndiam = 0.74003696"));
    }
    #[test]
    fn segments_come_after_ra() {
        let text = statements(&soma(vec![(Geometry::PerLambda, 0.1)]));
        assert!(text.find("Ra = 80") < text.find("nseg ="));
    }
}
