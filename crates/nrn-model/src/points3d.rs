//! 3-D points: editing them, and what they and `L`/`diam` do to each other.
//!
//! Coordinates and diameters are kept in single precision, as NEURON does: areas and resistances depend on it.

use crate::error::{ModelError, Result};
use crate::ids::SectionId;
use crate::model::Model;
use nrn_mech_abi::NodeField;

/// A point of a section's centre line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point3d {
    /// um.
    pub x: f64,
    /// um.
    pub y: f64,
    /// um.
    pub z: f64,
    /// Diameter, um. Negative: the point carries a spine.
    pub d: f64,
    /// Distance along the points from the first one, um.
    pub arc: f64,
}

/// Single precision, see the module's description.
fn single(x: f64) -> f64 {
    f64::from(x as f32)
}

impl Point3d {
    fn new(x: f64, y: f64, z: f64, d: f64) -> Self {
        Point3d { x: single(x), y: single(y), z: single(z), d: single(d), arc: 0.0 }
    }
    fn to(&self, other: &Point3d) -> f64 {
        // The differences are of single precision too, as in NEURON; their squares are not.
        let difference = |a: f64, b: f64| f64::from(b as f32 - a as f32);
        let (dx, dy, dz) =
            (difference(self.x, other.x), difference(self.y, other.y), difference(self.z, other.z));
        (dx * dx + dy * dy + dz * dz).sqrt()
    }
}

impl Model {
    /// Number of 3-D points.
    pub fn n3d(&self, id: SectionId) -> Result<usize> {
        Ok(self.section(id)?.points.len())
    }
    /// A 3-D point.
    pub fn point3d(&self, id: SectionId, ix: usize) -> Result<Point3d> {
        self.section(id)?.points.get(ix).copied().ok_or(ModelError::Point3d(ix))
    }
    /// Appends a 3-D point.
    pub fn pt3dadd(&mut self, id: SectionId, x: f64, y: f64, z: f64, d: f64) -> Result<()> {
        let n = self.n3d(id)?;
        self.pt3dinsert(id, n, x, y, z, d)
    }
    /// Replaces all 3-D points; `points` are x, y, z, diameter.
    pub fn pt3dset(&mut self, id: SectionId, points: &[[f64; 4]]) -> Result<()> {
        let section = self.section_mut(id)?;
        section.points = points.iter().map(|&[x, y, z, d]| Point3d::new(x, y, z, d)).collect();
        self.points_changed(id, 0)
    }
    /// Inserts a 3-D point before point `ix` (`ix` may be the number of points).
    pub fn pt3dinsert(&mut self, id: SectionId, ix: usize, x: f64, y: f64, z: f64, d: f64) -> Result<()> {
        let points = &mut self.section_mut(id)?.points;
        if ix > points.len() {
            return Err(ModelError::Point3d(ix));
        }
        points.insert(ix, Point3d::new(x, y, z, d));
        self.points_changed(id, ix)
    }
    /// Removes a 3-D point.
    pub fn pt3dremove(&mut self, id: SectionId, ix: usize) -> Result<()> {
        let points = &mut self.section_mut(id)?.points;
        if ix >= points.len() {
            return Err(ModelError::Point3d(ix));
        }
        points.remove(ix);
        self.points_changed(id, ix)
    }
    /// Moves a 3-D point.
    pub fn pt3dchange(&mut self, id: SectionId, ix: usize, x: f64, y: f64, z: f64, d: f64) -> Result<()> {
        let point = self.section_mut(id)?.points.get_mut(ix).ok_or(ModelError::Point3d(ix))?;
        *point = Point3d { arc: point.arc, ..Point3d::new(x, y, z, d) };
        self.points_changed(id, ix)
    }
    /// Changes the diameter of a 3-D point.
    pub fn pt3dchange_diam(&mut self, id: SectionId, ix: usize, d: f64) -> Result<()> {
        self.section_mut(id)?.points.get_mut(ix).ok_or(ModelError::Point3d(ix))?.d = single(d);
        self.mark_dirty(id);
        Ok(())
    }
    /// Forgets all 3-D points; length and diameters stay as they are.
    pub fn pt3dclear(&mut self, id: SectionId) -> Result<()> {
        self.section_mut(id)?.points.clear();
        self.diam_count += 1;
        Ok(())
    }
    /// True when `L` and `diam` may not be changed by assignment.
    pub fn pt3dconst(&self) -> bool {
        self.pt3dconst
    }
    /// Forbids or allows changing `L` and `diam` by assignment.
    pub fn set_pt3dconst(&mut self, on: bool) {
        self.pt3dconst = on;
    }
    /// The logical connection point of `pt3dstyle`, um.
    pub fn pt3dstyle(&self, id: SectionId) -> Result<Option<[f64; 3]>> {
        Ok(self.section(id)?.logical)
    }
    /// Sets or clears the logical connection point.
    pub fn set_pt3dstyle(&mut self, id: SectionId, at: Option<[f64; 3]>) -> Result<()> {
        self.section_mut(id)?.logical = at;
        self.diam_count += 1;
        Ok(())
    }
    /// Area that a spine adds to its segment, um2.
    pub fn spine_area(&self) -> f64 {
        self.spine_area
    }
    /// Sets the area that a spine adds, um2.
    pub fn set_spine_area(&mut self, area: f64) {
        self.spine_area = area;
        self.mark_all_dirty();
    }

    fn points_changed(&mut self, id: SectionId, from: usize) -> Result<()> {
        let section = self.section_mut(id)?;
        for i in from..section.points.len() {
            section.points[i].arc = match i.checked_sub(1) {
                Some(before) => section.points[before].arc + section.points[before].to(&section.points[i]),
                None => 0.0,
            };
        }
        if let Some(last) = section.points.last() {
            section.length = last.arc;
        }
        self.mark_dirty(id);
        Ok(())
    }

    /// `L` was set to `length`: the points stretch along, unless `pt3dconst`.
    pub(crate) fn stretch_points(&mut self, id: SectionId, length: f64) -> Result<()> {
        if self.pt3dconst {
            return Ok(());
        }
        let section = self.section_mut(id)?;
        let (Some(first), Some(last)) = (section.points.first().copied(), section.points.last().copied())
        else {
            return Ok(());
        };
        let factor = length / last.arc;
        for p in &mut section.points {
            p.arc *= factor;
            p.x = single(first.x + (p.x - first.x) * factor);
            p.y = single(first.y + (p.y - first.y) * factor);
            p.z = single(first.z + (p.z - first.z) * factor);
        }
        self.diam_count += 1;
        Ok(())
    }

    /// `diam` was set: the points take the diameter of the segment they lie in, unless `pt3dconst`.
    pub(crate) fn points_take_diam(&mut self, id: SectionId) -> Result<()> {
        if self.pt3dconst || self.section(id)?.points.is_empty() {
            return Ok(());
        }
        let length = self.length(id)?;
        if let Some(last) = self.section(id)?.points.last()
            && (length - last.arc).abs() > 1e-3
        {
            self.stretch_points(id, length)?;
        }
        let section = self.section(id)?;
        let diam: Vec<f64> = section.nodes.iter().map(|n| self.node_value(*n, NodeField::Diam)).collect();
        let n = section.nseg();
        let section = self.section_mut(id)?;
        for p in &mut section.points {
            let x = (p.arc / length).clamp(0.0, 1.0);
            p.d = single(diam[((n as f64 * x) as usize).min(n - 1)]);
        }
        self.diam_count += 1;
        Ok(())
    }
}
