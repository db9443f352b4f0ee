//! Area and axial resistance of every segment, from `L` and `diam` or from the 3-D points.
//!
//! With 3-D points the diameter is a piecewise linear function of arc length; area and resistance of each half segment are
//! integrals over frusta (as NEURON's, quirks for jumps included). Computed when someone asks: see [`Model::area`].

use crate::error::{ModelError, Result};
use crate::ids::SectionId;
use crate::model::Model;
use crate::points3d::Point3d;
use nrn_mech_abi::NodeField;
use std::f64::consts::PI;

/// The integrals over half a segment.
#[derive(Default)]
struct Half {
    /// Twice the integral of the diameter, um2.
    diam: f64,
    /// Sum of length / (d1 d2), 1/um.
    resistance: f64,
    /// Sum of (d1 + d2) times slant height, um2.
    area: f64,
}

impl Half {
    fn add(&mut self, x1: f64, d1: f64, x2: f64, d2: f64) {
        let step = x2 - x1;
        self.diam += (d1 + d2) * step;
        let step = step.max(1e-15);
        let conductance = d1 * d2 / step;
        self.resistance += 1.0 / if conductance == 0.0 { 1e-15 } else { conductance };
        let slope = 0.5 * (d2 - d1);
        self.area += (d1 + d2) * (step * step + slope * slope).sqrt();
    }
}

/// Walks along the points, half a segment at a time.
struct Walk<'a> {
    points: &'a [Point3d],
    at: usize,
    x: f64,
    d: f64,
    spines: usize,
}

impl<'a> Walk<'a> {
    fn new(points: &'a [Point3d]) -> Option<Self> {
        let first = points.first()?;
        Some(Walk { points, at: 0, x: first.arc, d: first.d.abs(), spines: 0 })
    }
    /// The integrals from where we are to `end`. The last interval extends as far as asked.
    fn half(&mut self, start: f64, end: f64) -> Half {
        let mut sum = Half::default();
        loop {
            let (from, to) = (&self.points[self.at], &self.points[self.at + 1]);
            if from.d < 0.0 && (start..end).contains(&from.arc) {
                self.spines += 1;
            }
            if to.arc > end || self.at + 2 == self.points.len() {
                let gap = to.arc - from.arc;
                let share = if gap.abs() < 1e-10 { 1.0 } else { (end - from.arc) / gap };
                let d = (1.0 - share) * from.d.abs() + share * to.d.abs();
                sum.add(self.x, self.d, end, d);
                (self.x, self.d) = (end, d);
                return sum;
            }
            sum.add(self.x, self.d, to.arc, to.d.abs());
            (self.x, self.d) = (to.arc, to.d.abs());
            self.at += 1;
        }
    }
}

impl Model {
    pub(crate) fn mark_dirty(&mut self, id: SectionId) {
        self.coefficients_stale = true;
        self.diam_count += 1;
        if let Some(section) = self.sections.get_mut(id)
            && !section.dirty
        {
            section.dirty = true;
            self.dirty.push(id);
        }
    }
    pub(crate) fn mark_all_dirty(&mut self) {
        for id in self.sections().collect::<Vec<_>>() {
            self.mark_dirty(id);
        }
    }

    /// Brings area, resistance and (from 3-D points) diameters of all sections up to date.
    pub fn refresh_geometry(&mut self) -> Result<()> {
        let mut outcome = Ok(());
        for id in std::mem::take(&mut self.dirty) {
            if self.sections.get(id).is_some_and(|s| s.dirty) {
                outcome = outcome.and(self.refresh_section(id));
            }
        }
        outcome
    }

    /// The same for one section.
    pub(crate) fn refresh_section(&mut self, id: SectionId) -> Result<()> {
        if !self.section(id)?.dirty {
            return Ok(());
        }
        self.section_mut(id)?.dirty = false;
        let length = self.length(id)?;
        let (from_points, n) = {
            let section = self.section(id)?;
            (section.points.len() > 1, section.nseg())
        };
        let right = if from_points {
            self.integrate_points(id, n)?
        } else {
            self.integrate_cylinders(id, length, n)?
        };
        let end = self.section(id)?.nodes.get(n).copied().ok_or(ModelError::Dangling)?;
        self.set_node_value(end, NodeField::Area, 100.0);
        self.set_node_value(end, NodeField::Ri, right);
        Ok(())
    }

    /// Gives the resistance of the last half segment, megohm.
    fn integrate_cylinders(&mut self, id: SectionId, length: f64, n: usize) -> Result<f64> {
        let dx = length / n as f64;
        let Model { sections, nodes, .. } = self;
        let section = sections.get(id).ok_or(ModelError::SectionGone(id))?;
        let fields = [NodeField::Diam, NodeField::Area, NodeField::Ri].map(|field| field as usize);
        let [diams, areas, resistances] = nodes.columns.several_mut(fields);
        let (mut right, mut zero) = (0.0, false);
        for row in section.nodes_from_parent().filter_map(|node| nodes.slots.row(node)) {
            if diams[row] <= 0.0 {
                diams[row] = 1e-6;
                zero = true;
            }
            let diam = diams[row];
            areas[row] = PI * diam * dx;
            let left = 1e-2 * section.ra * (dx / 2.0) / (PI * diam * diam / 4.0);
            resistances[row] = left + right;
            right = left;
        }
        if zero { Err(ModelError::ZeroDiameter(id)) } else { Ok(right) }
    }

    /// The same from the 3-D points; diameters become the mean over the segment. Points run from the 0 end, and so do the
    /// segments here; resistances are then joined in the direction away from the parent.
    fn integrate_points(&mut self, id: SectionId, n: usize) -> Result<f64> {
        let section = self.section(id)?;
        let (ra, flip, nodes) = (section.ra, section.child_end != 0.0, section.nodes.clone());
        let points = section.points.clone();
        let length = points.last().map_or(0.0, |p| p.arc);
        let ds = length / n as f64;
        let Some(mut walk) = Walk::new(&points) else { return Err(ModelError::Point3d(0)) };
        let to_megohm = |r: f64| r * ra / PI * (4.0 * 0.01);
        let mut previous = 0.0;
        // As NEURON does: segments are taken from the connected end, points always from the first.
        let order: Vec<usize> = if flip { (0..n).rev().collect() } else { (0..n).collect() };
        for (step, ix) in order.into_iter().enumerate() {
            let start = step as f64 * ds;
            let spines = walk.spines;
            let left = walk.half(start, start + ds / 2.0);
            let right = walk.half(start + ds / 2.0, start + ds / 2.0 + ds / 2.0);
            let mut spines = walk.spines - spines;
            if step + 1 == n && points.last().is_some_and(|p| p.d < 0.0) {
                spines += 1;
            }
            let node = nodes[ix];
            self.set_node_value(node, NodeField::Ri, previous + to_megohm(left.resistance));
            previous = to_megohm(right.resistance);
            let diam = (left.diam + right.diam) * 0.5 / ds;
            let old = self.node_value(node, NodeField::Diam);
            if (diam - old).abs() > 1e-9 || diam < 1e-5 {
                self.set_node_value(node, NodeField::Diam, diam);
            }
            let area = (left.area + right.area) * 0.5 * PI + spines as f64 * self.spine_area;
            self.set_node_value(node, NodeField::Area, area);
        }
        Ok(previous)
    }

    /// Length of a section, um.
    pub fn length(&self, id: SectionId) -> Result<f64> {
        let section = self.section(id)?;
        let from_points = if section.dirty { section.points.last() } else { None };
        Ok(from_points.map_or(section.length, |p| p.arc).max(1e-9))
    }
    /// Sets the length, um; 3-D points stretch. No effect under `pt3dconst`.
    pub fn set_length(&mut self, id: SectionId, length: f64) -> Result<()> {
        self.section(id)?;
        if self.pt3dconst {
            return Ok(());
        }
        self.section_mut(id)?.length = length;
        self.stretch_points(id, length)?;
        self.mark_dirty(id);
        Ok(())
    }
    /// Sets the axial resistivity, ohm cm.
    pub fn set_ra(&mut self, id: SectionId, ra: f64) -> Result<()> {
        self.section_mut(id)?.ra = ra;
        self.mark_dirty(id);
        Ok(())
    }
    /// Sets the number of identical branches this section stands for.
    pub fn set_rallbranch(&mut self, id: SectionId, n: f64) -> Result<()> {
        self.section_mut(id)?.rallbranch = n;
        self.mark_dirty(id);
        Ok(())
    }
    /// Membrane area of the segment that holds `x`, um2; 0 at the ends 0 and 1.
    pub fn area(&mut self, id: SectionId, x: f64) -> Result<f64> {
        if x == 0.0 || x == 1.0 {
            self.section(id)?;
            return Ok(0.0);
        }
        self.refresh_section(id)?;
        let section = self.section(id)?;
        let node = section.nodes.get(section.segment(x)?).copied().ok_or(ModelError::Dangling)?;
        Ok(self.node_value(node, NodeField::Area))
    }
    /// Axial resistance from the place at `x` to the node before it, megohm; 1e30 where there is none.
    pub fn ri(&mut self, id: SectionId, x: f64) -> Result<f64> {
        self.refresh_section(id)?;
        let node = self.node_at(id, x)?;
        if let Some((owner, _)) = self.place_of_node(node) {
            self.refresh_section(owner)?;
        }
        Ok(self.node_value(node, NodeField::Ri))
    }
    /// Volume of the segment that holds `x`, um3, as NEURON's `Segment.volume()`: frusta where there are 3-D points; the ends
    /// have none.
    pub fn volume(&mut self, id: SectionId, x: f64) -> Result<f64> {
        self.refresh_section(id)?;
        if x == 0.0 || x == 1.0 {
            return Ok(0.0);
        }
        let length = self.length(id)?;
        let section = self.section(id)?;
        let (n, ix) = (section.nseg(), section.segment(x)?);
        let ds = length / n as f64;
        if section.points.len() < 2 {
            let d = self.node_value(section.nodes[ix], NodeField::Diam);
            return Ok(PI / 4.0 * d * d * ds);
        }
        let (start, end) = (ix as f64 * ds, (ix + 1) as f64 * ds);
        let mut sum = 0.0;
        for pair in section.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (lo, hi) = (a.arc.max(start), b.arc.min(end));
            if hi > lo && b.arc > a.arc {
                let at = |s: f64| a.d.abs() + (b.d.abs() - a.d.abs()) * (s - a.arc) / (b.arc - a.arc);
                let (p, q) = (at(lo), at(hi));
                sum += PI / 12.0 * (hi - lo) * (p * p + p * q + q * q);
            }
        }
        Ok(sum)
    }
}

impl crate::section::Section {
    /// Nodes of the segments beginning at the connected end.
    pub(crate) fn nodes_from_parent(&self) -> impl Iterator<Item = crate::ids::RowId> + '_ {
        let (segments, flip) = (&self.nodes[..self.nseg()], self.child_end != 0.0);
        let (ahead, back) = if flip { (&[][..], segments) } else { (segments, &[][..]) };
        ahead.iter().chain(back.iter().rev()).copied()
    }
}
