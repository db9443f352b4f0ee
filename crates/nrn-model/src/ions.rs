//! Ions: their tables, and the rules by which reversal potential and concentrations depend on each other.
//!
//! The rules follow `ion_style` and the promotion NEURON applies when mechanisms read or write an ion's variables.

use crate::arena::Slots;
use crate::error::{ModelError, Result};
use crate::ids::{Insertable, IonId, MechanismId, RowId, SectionId};
use crate::model::Model;
use crate::section::Inserted;
use nrn_mech_abi::raw::ION_FIELDS;
use nrn_mech_abi::{Columns, IonField, IonUse};

/// C/mol, CODATA 2018.
pub const FARADAY: f64 = 96485.33212331001;
/// J/(mol K), CODATA 2018.
pub const GAS_CONSTANT: f64 = 8.31446261815324;

/// A bitmap: what an ion's variables are at one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct IonStyle(pub u16);

impl IonStyle {
    /// Concentrations take their global values at finitialize.
    pub const INIT_CONCENTRATION: u16 = 0o4;
    /// The reversal potential is computed at finitialize.
    pub const INIT_REVERSAL: u16 = 0o40;
    /// The reversal potential is computed in every step.
    pub const ADVANCE_REVERSAL: u16 = 0o100;
    /// A mechanism writes the concentration inside.
    pub const WRITES_INSIDE: u16 = 0o200;
    /// A mechanism writes the concentration outside.
    pub const WRITES_OUTSIDE: u16 = 0o400;

    /// From the five arguments of `ion_style`: kinds 0..3 of concentration and reversal potential, and three switches.
    pub fn new(concentration: u16, reversal: u16, init_e: bool, advance_e: bool, init_c: bool) -> Self {
        let bit = |on: bool, bit: u16| if on { bit } else { 0 };
        IonStyle(
            (concentration & 3)
                + 0o10 * (reversal & 3)
                + bit(init_e, Self::INIT_REVERSAL)
                + bit(advance_e, Self::ADVANCE_REVERSAL)
                + bit(init_c, Self::INIT_CONCENTRATION),
        )
    }
    /// 0 unused, 1 parameter, 2 assigned, 3 state.
    pub fn concentration(self) -> u16 {
        self.0 & 3
    }
    /// 0 unused, 1 parameter, 2 assigned, 3 state.
    pub fn reversal(self) -> u16 {
        (self.0 >> 3) & 3
    }
    fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }
    /// A mechanism came that uses concentrations and reversal potential this much.
    fn promoted(self, concentration: u16, reversal: u16) -> Self {
        let concentration = concentration.max(self.concentration());
        let mut reversal = reversal.max(self.reversal());
        if concentration > 0 && reversal < 2 {
            reversal = 2;
        }
        let state = concentration == 3;
        let follows = reversal == 2;
        let style =
            IonStyle::new(concentration, reversal, concentration > 0 && follows, state && follows, state);
        IonStyle(style.0 | (self.0 & !0o177))
    }
}

/// How a mechanism uses an ion, as far as its style goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NeededIon {
    ion: IonId,
    concentration: u16,
    reversal: u16,
    flags: u16,
}

/// An ion.
#[derive(Debug)]
pub struct Ion {
    pub(crate) name: String,
    pub(crate) valence: Option<f64>,
    /// Concentrations inside and outside at finitialize, mM.
    pub(crate) globals: [f64; 2],
    pub(crate) slots: Slots,
    /// Slot of the node, by own slot.
    pub(crate) node: Vec<u32>,
    /// By own slot.
    pub(crate) style: Vec<IonStyle>,
}

impl Ion {
    /// `na`, `k`, ...
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Charge of one ion, when known.
    pub fn valence(&self) -> Option<f64> {
        self.valence
    }
    /// Concentrations inside and outside at finitialize (`nai0_na_ion`, `nao0_na_ion`), mM.
    pub fn globals(&self) -> [f64; 2] {
        self.globals
    }
    /// Rows whose style has this bit, in row order.
    pub(crate) fn rows_with(&self, bit: u16) -> Vec<u32> {
        let has = |row: &u32| {
            self.slots.slot_of_row(*row as usize).is_some_and(|slot| self.style[slot as usize].has(bit))
        };
        (0..self.slots.len() as u32).filter(has).collect()
    }
    /// The number of the last row, which was just pushed.
    fn enter(&mut self, node: u32, style: IonStyle) -> RowId {
        let id = self.slots.push();
        let slot = id.slot as usize;
        if slot >= self.node.len() {
            self.node.resize(slot + 1, crate::mechanisms::NOWHERE);
            self.style.resize(slot + 1, IonStyle::default());
        }
        self.node[slot] = node;
        self.style[slot] = style;
        id
    }
    /// Values of a new row, columns as [`IonField`].
    fn default_row(&self) -> [f64; ION_FIELDS] {
        let (e, [inside, outside]) = (default_reversal(&self.name), default_concentrations(&self.name));
        [e, inside, outside, 0.0, 0.0]
    }
}

fn default_reversal(name: &str) -> f64 {
    match name {
        "na" => 50.0,
        "k" => -77.0,
        "ca" => 12.5 * f64::ln(2.0 / 5e-5),
        _ => 0.0,
    }
}

fn default_concentrations(name: &str) -> [f64; 2] {
    match name {
        "na" => [10.0, 140.0],
        "k" => [54.4, 2.5],
        "ca" => [5e-5, 2.0],
        _ => [1.0, 1.0],
    }
}

fn known_valence(name: &str) -> Option<f64> {
    match name {
        "na" | "k" => Some(1.0),
        "ca" => Some(2.0),
        _ => None,
    }
}

/// RT/F, mV.
pub(crate) fn thermal_voltage(celsius: f64) -> f64 {
    1000.0 * GAS_CONSTANT * (celsius + 273.15) / FARADAY
}

/// Equilibrium potential, mV, from concentrations in mM. 0 for no charge, +-1e6 where a concentration is not positive.
pub fn nernst(inside: f64, outside: f64, valence: f64, celsius: f64) -> f64 {
    if valence == 0.0 {
        0.0
    } else if inside <= 0.0 {
        1e6
    } else if outside <= 0.0 {
        -1e6
    } else {
        thermal_voltage(celsius) / valence * (outside / inside).ln()
    }
}

/// Goldman-Hodgkin-Katz current density per permeability, mA/cm2 per cm/s. `v` in mV, concentrations in mM.
pub fn ghk(v: f64, inside: f64, outside: f64, valence: f64, celsius: f64) -> f64 {
    let flux = |x: f64| if x.abs() < 1e-4 { 1.0 - x / 2.0 } else { x / (x.exp() - 1.0) };
    let x = valence * v / thermal_voltage(celsius);
    1e-3 * valence * FARADAY * (inside * flux(-x) - outside * flux(x))
}

impl Model {
    /// Makes an ion known. Fails when its valence was given before, differently, or one of its names is taken.
    pub fn register_ion(&mut self, name: &str, valence: Option<f64>) -> Result<IonId> {
        if let Some(id) = self.ion_by_name(name) {
            let ion = &mut self.ions[id.0 as usize];
            match (ion.valence, valence) {
                (Some(old), Some(new)) if old != new => {
                    return Err(ModelError::Valence(name.to_owned(), old, new));
                }
                (None, Some(new)) => ion.valence = Some(new),
                _ => {}
            }
            return Ok(id);
        }
        if let (Some(known), Some(given)) = (known_valence(name), valence)
            && known != given
        {
            return Err(ModelError::Valence(name.to_owned(), known, given));
        }
        self.check_thawed()?;
        let id = IonId(self.ions.len() as u32);
        self.names.add_ion(id, name)?;
        self.ions.push(Ion {
            name: name.to_owned(),
            valence: known_valence(name).or(valence),
            globals: default_concentrations(name),
            slots: Slots::default(),
            node: Vec::new(),
            style: Vec::new(),
        });
        self.ion_columns.push(Columns::new(ION_FIELDS));
        self.names_count += 1;
        self.plan_stale = true;
        Ok(id)
    }
    /// An ion by its name without `_ion`.
    pub fn ion_by_name(&self, name: &str) -> Option<IonId> {
        self.names.ions.get(name).copied()
    }
    /// An ion by number.
    pub fn ion(&self, id: IonId) -> Option<&Ion> {
        self.ions.get(id.0 as usize)
    }
    /// All ions in the order of registration.
    pub fn ions(&self) -> impl Iterator<Item = (IonId, &Ion)> {
        self.ions.iter().enumerate().map(|(i, ion)| (IonId(i as u32), ion))
    }
    /// The style of an ion in a section (of its first segment), when it is there.
    pub fn ion_style(&self, id: SectionId, ion: IonId) -> Result<Option<IonStyle>> {
        let rows = self.section(id)?.rows_of(Insertable::Ion(ion));
        let style =
            |row: &RowId| self.ions.get(ion.0 as usize).and_then(|i| i.style.get(row.slot as usize)).copied();
        Ok(rows.and_then(|r| r.first()).and_then(style))
    }
    /// Sets the style in all segments of a section. What mechanisms write stays known.
    pub fn set_ion_style(&mut self, id: SectionId, ion: IonId, style: IonStyle) -> Result<()> {
        let rows = self.section(id)?.rows_of(Insertable::Ion(ion)).map(<[RowId]>::to_vec).unwrap_or_default();
        let written = IonStyle::WRITES_INSIDE | IonStyle::WRITES_OUTSIDE;
        let info = self.ions.get_mut(ion.0 as usize).ok_or(ModelError::NoVariable)?;
        for row in rows {
            let place = &mut info.style[row.slot as usize];
            *place = IonStyle((place.0 & written) | style.0);
        }
        self.styles_stale = true;
        Ok(())
    }
    /// The row of an ion in the segment that holds `x`.
    pub fn ion_row(&self, id: SectionId, x: f64, ion: IonId) -> Result<RowId> {
        let section = self.section(id)?;
        let rows = section.rows_of(Insertable::Ion(ion)).ok_or(ModelError::NoIon(id, ion))?;
        rows.get(section.segment(x)?).copied().ok_or(ModelError::Dangling)
    }
    /// Reversal potential by Nernst at a place, mV.
    pub fn nernst_at(&self, id: SectionId, x: f64, ion: IonId, field: IonField, celsius: f64) -> Result<f64> {
        let row = self.ion_row(id, x, ion)?;
        let value = |field| self.ion_value(ion, field, row);
        let valence = self.ions.get(ion.0 as usize).and_then(|i| i.valence).unwrap_or(0.0);
        let (inside, outside) = (value(IonField::Inside)?, value(IonField::Outside)?);
        let ratio = || Ok((value(IonField::Reversal)? * valence / thermal_voltage(celsius)).exp());
        match field {
            IonField::Inside => Ok(outside / ratio()?),
            IonField::Outside => Ok(inside * ratio()?),
            _ => Ok(nernst(inside, outside, valence, celsius)),
        }
    }

    pub(crate) fn insert_ion(&mut self, id: SectionId, ion: IonId) -> Result<()> {
        let Model { sections, ions, ion_columns, .. } = self;
        let section = sections.get_mut(id).ok_or(ModelError::SectionGone(id))?;
        let info = ions.get_mut(ion.0 as usize).ok_or(ModelError::NoVariable)?;
        let nodes = &section.nodes[..section.nseg()];
        ion_columns[ion.0 as usize].push_many(&info.default_row(), nodes.len());
        let rows = nodes.iter().map(|node| info.enter(node.slot, IonStyle::default())).collect();
        section.inserted.insert(0, Inserted { what: Insertable::Ion(ion), rows });
        Ok(())
    }

    /// Makes the ions of a mechanism known; gives what it asks of each.
    pub(crate) fn register_ions(&mut self, uses: &[IonUse]) -> Result<Vec<NeededIon>> {
        for ion in uses {
            self.register_ion(&ion.name, ion.valence)?;
        }
        uses.iter().map(|usage| self.needed(usage)).collect()
    }
    /// What a mechanism asks of an ion.
    fn needed(&self, usage: &IonUse) -> Result<NeededIon> {
        let ion = self.ion_by_name(&usage.name).ok_or(ModelError::NoVariable)?;
        let writes = usage.writes.inside || usage.writes.outside;
        let reads = usage.reads.inside || usage.reads.outside;
        let concentration = if writes { 3 } else { u16::from(reads) };
        let reversal = if usage.writes.reversal { 3 } else { u16::from(usage.reads.reversal) };
        let inside = if usage.writes.inside { IonStyle::WRITES_INSIDE } else { 0 };
        let outside = if usage.writes.outside { IonStyle::WRITES_OUTSIDE } else { 0 };
        Ok(NeededIon { ion, concentration, reversal, flags: inside | outside })
    }

    /// A mechanism is in the section (or, a point process, in segment `only`), and uses its ions there.
    pub(crate) fn need_ions(&mut self, id: SectionId, of: MechanismId, only: Option<usize>) -> Result<()> {
        for which in 0..self.table(of)?.needs.len() {
            let Some(needed) = self.table(of)?.needs.get(which).copied() else { break };
            self.need_ion(id, needed, only)?;
        }
        Ok(())
    }
    /// One ion is used: it is inserted or moves to the head of the list, and its style is promoted.
    fn need_ion(&mut self, id: SectionId, needed: NeededIon, only: Option<usize>) -> Result<()> {
        let what = Insertable::Ion(needed.ion);
        let list = &mut self.section_mut(id)?.inserted;
        match list.iter().position(|i| i.what == what) {
            Some(at) => list[..=at].rotate_right(1),
            None => self.insert_ion(id, needed.ion)?,
        }
        let Model { sections, ions, .. } = self;
        let rows = sections.get(id).and_then(|section| section.rows_of(what)).unwrap_or_default();
        let info = ions.get_mut(needed.ion.0 as usize).ok_or(ModelError::NoVariable)?;
        for (ix, row) in rows.iter().enumerate() {
            if only.is_some_and(|only| only != ix) {
                continue;
            }
            let place = &mut info.style[row.slot as usize];
            *place = place.promoted(needed.concentration, needed.reversal);
            place.0 |= needed.flags;
        }
        self.styles_stale = true;
        Ok(())
    }

    pub(crate) fn copy_ion_row(&mut self, ion: IonId, row: RowId, node: RowId) -> RowId {
        let Some(info) = self.ions.get_mut(ion.0 as usize) else { return row };
        let Some(from) = info.slots.row(row) else { return row };
        self.ion_columns[ion.0 as usize].push_copy(from);
        info.enter(node.slot, info.style[row.slot as usize])
    }
    pub(crate) fn ion_value(&self, ion: IonId, field: IonField, row: RowId) -> Result<f64> {
        let info = self.ions.get(ion.0 as usize).ok_or(ModelError::NoVariable)?;
        let row = info.slots.row(row).ok_or(ModelError::Dangling)?;
        Ok(self.ion_columns[ion.0 as usize].get(field as usize, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_promoted_as_neuron_does() {
        let read_e = IonStyle::default().promoted(0, 1);
        assert_eq!((read_e.concentration(), read_e.reversal(), read_e.0), (0, 1, 0o10));
        let read_c = read_e.promoted(1, 0);
        assert_eq!(read_c.0, 1 + 0o20 + 0o40);
        let write_c = read_c.promoted(3, 1);
        assert_eq!(write_c.0, 3 + 0o20 + 0o40 + 0o100 + 0o4);
    }

    #[test]
    fn nernst_gives_limits_where_the_logarithm_has_none() {
        assert_eq!(nernst(0.0, 1.0, 1.0, 6.3), 1e6);
        assert_eq!(nernst(1.0, 0.0, 1.0, 6.3), -1e6);
        assert_eq!(nernst(1.0, 2.0, 0.0, 6.3), 0.0);
        assert!((nernst(10.0, 140.0, 1.0, 6.3) - 63.55150321937486).abs() < 1e-9);
    }
}
