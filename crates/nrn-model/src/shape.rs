//! `define_shape`: 3-D points for sections that have none, so that a model made of `L` and `diam` can be drawn.
//!
//! Roots lie along x, 100 um per section apart in z; children go on in their parent's direction, fanned out where several share a place.
//! Sections that have points are moved to where they are connected. As NEURON does it, single precision included.

use crate::error::Result;
use crate::ids::SectionId;
use crate::model::Model;
use nrn_mech_abi::NodeField;
use std::f64::consts::FRAC_PI_2;

/// Distance in z for each section of the trees before, um.
const BETWEEN_ROOTS: f64 = 100.0;
/// Children at one place are fanned out over this angle, radian.
const FAN: f64 = 0.8;

/// Where a section begins and which way it goes.
struct Begin {
    at: [f64; 3],
    angle: f64,
}

fn single(x: f64) -> f64 {
    f64::from(x as f32)
}

impl Model {
    /// Gives 3-D points to all sections, parents before children.
    pub fn define_shape(&mut self) -> Result<()> {
        self.refresh_geometry()?;
        let mut order: Vec<SectionId> = Vec::new();
        let mut i = 0;
        for root in self.roots().collect::<Vec<_>>() {
            // The place of a root is its number among all sections, tree after tree.
            order.push(root);
            while let Some(id) = order.get(i).copied() {
                order.extend_from_slice(self.section(id)?.children());
                let begin = self.begin_of(id, i)?;
                if self.section(id)?.points.is_empty() {
                    self.draw(id, &begin)?;
                } else if self.section(id)?.connection.is_some() {
                    self.translate(id, begin.at)?;
                }
                i += 1;
            }
        }
        self.refresh_geometry()
    }

    fn begin_of(&self, id: SectionId, nth: usize) -> Result<Begin> {
        let Some(connection) = self.section(id)?.connection else {
            return Ok(Begin { at: [0.0, 0.0, nth as f64 * BETWEEN_ROOTS], angle: 0.0 });
        };
        let parent = self.section(connection.parent)?;
        let (Some(first), Some(last)) = (parent.points.first(), parent.points.last()) else {
            return Ok(Begin { at: [0.0; 3], angle: 0.0 });
        };
        let along = if parent.child_end == 0.0 { connection.x } else { 1.0 - connection.x };
        let sign = if along < 0.5 { -1.0 } else { 1.0 };
        let (dx, dy) = (sign * (last.x - first.x), sign * (last.y - first.y));
        let mix = |last: f64, first: f64| single(last * along + first * (1.0 - along));
        let at = [mix(last.x, first.x), mix(last.y, first.y), mix(last.z, first.z)];
        let mut angle = if dx.abs() < 1e-6 && dy.abs() < 1e-6 { 0.0 } else { dy.atan2(dx) };
        if connection.x > 0.0 && connection.x < 1.0 {
            angle += FRAC_PI_2;
        }
        let mut beside = Vec::new();
        for child in parent.children() {
            if self.section(*child)?.connection.is_some_and(|c| c.x == connection.x) {
                beside.push(*child);
            }
        }
        if beside.len() > 1 {
            let place = beside.iter().position(|c| *c == id).unwrap_or(0);
            angle += place as f64 / (beside.len() - 1) as f64 * FAN - FAN / 2.0;
        }
        Ok(Begin { at, angle: single(angle) })
    }

    fn draw(&mut self, id: SectionId, begin: &Begin) -> Result<()> {
        let length = self.length(id)?;
        let [x, y, z] = begin.at;
        let (end_x, end_y) = (single(x + length * begin.angle.cos()), single(y + length * begin.angle.sin()));
        let nodes = self.section(id)?.nodes_from_parent();
        let diam: Vec<f64> = nodes.map(|node| self.node_value(node, NodeField::Diam)).collect();
        let n = diam.len();
        let (Some(first), Some(last)) = (diam.first(), diam.last()) else { return Ok(()) };
        let mut points = vec![[x, y, z, *first]];
        for (i, d) in diam.iter().enumerate() {
            let share = (i as f64 + 0.5) / n as f64;
            points.push([x * (1.0 - share) + end_x * share, y * (1.0 - share) + end_y * share, z, *d]);
        }
        points.push([end_x, end_y, z, *last]);
        self.pt3dset(id, &points)?;
        // The section keeps its length to the last digit.
        let section = self.section_mut(id)?;
        section.length = length;
        if let Some(last) = section.points.last_mut() {
            last.arc = length;
        }
        Ok(())
    }

    /// Moves a section's points to `at`; one with a logical connection moves as its parent did.
    fn translate(&mut self, id: SectionId, at: [f64; 3]) -> Result<()> {
        if self.pt3dconst {
            return Ok(());
        }
        let section = self.section_mut(id)?;
        let Some(first) = section.points.first() else { return Ok(()) };
        let from = section.logical.replace_if_some(at).unwrap_or([first.x, first.y, first.z]);
        let by = [at[0] - from[0], at[1] - from[1], at[2] - from[2]];
        for p in &mut section.points {
            (p.x, p.y, p.z) = (single(p.x + by[0]), single(p.y + by[1]), single(p.z + by[2]));
        }
        Ok(())
    }
}

trait ReplaceIfSome<T> {
    /// Puts a new value in where there was one, and gives the old one.
    fn replace_if_some(&mut self, new: T) -> Option<T>;
}

impl<T> ReplaceIfSome<T> for Option<T> {
    fn replace_if_some(&mut self, new: T) -> Option<T> {
        self.as_mut().map(|old| std::mem::replace(old, new))
    }
}
