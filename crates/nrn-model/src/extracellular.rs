//! `extracellular`: layers outside the membrane, as a mechanism whose equations the solver knows itself.
//!
//! Its numbers are columns like those of any other mechanism. Other than these it also has instances at the two ends of a
//! section (the ends have potentials outside of their own); they are found by their node. What connects the layers of
//! neighbours is in [`crate::plan`]; how they are solved, in `nrn-solver`.

use crate::error::{ModelError, Result};
use crate::ids::{Insertable, MechanismId, RowId, SectionId};
use crate::model::Model;
use nrn_mech_abi::{ColumnInfo, ColumnRole, Mechanism, MechanismInfo, MechanismKind};
use std::collections::HashMap;

/// Its name.
pub const NAME: &str = "extracellular";
/// Number of layers, unless it is changed.
const LAYERS: usize = 2;
/// More make no sense, and fewer neither.
const MOST_LAYERS: usize = 1000;
/// The global that is read where a section's end touches a place without layers: ground.
const GROUND: u32 = 0;

/// What a model keeps for it.
#[derive(Debug)]
pub(crate) struct Extracellular {
    /// Its number, once it is known.
    pub id: Option<MechanismId>,
    /// Layers of new instances.
    pub layers: usize,
    /// The instances at ends, by slot of the node.
    pub ends: HashMap<u32, RowId>,
}

impl Default for Extracellular {
    fn default() -> Self {
        Extracellular { id: None, layers: LAYERS, ends: HashMap::new() }
    }
}

/// Where its variables are: the first column of each, for a number of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerColumns {
    /// Number of layers.
    pub layers: usize,
}

impl LayerColumns {
    /// Axial resistance of a layer, Mohm/cm.
    pub fn axial(self, layer: usize) -> usize {
        layer
    }
    /// Conductance to the next layer outwards, S/cm2.
    pub fn conductance(self, layer: usize) -> usize {
        self.layers + layer
    }
    /// Capacitance to the next layer outwards, uF/cm2.
    pub fn capacitance(self, layer: usize) -> usize {
        2 * self.layers + layer
    }
    /// The potential outside of all layers, mV.
    pub fn battery(self) -> usize {
        3 * self.layers
    }
    /// Membrane current, mA/cm2.
    pub fn membrane_current(self) -> usize {
        3 * self.layers + 1
    }
    /// Slope of the membrane current in this step, S/cm2.
    pub fn membrane_conductance(self) -> usize {
        3 * self.layers + 2
    }
    /// The membrane current before this step, mA/cm2.
    pub fn membrane_before(self) -> usize {
        3 * self.layers + 3
    }
    /// Potential of a layer, mV.
    pub fn potential(self, layer: usize) -> usize {
        3 * self.layers + 4 + layer
    }
    /// Number of columns.
    pub fn width(self) -> usize {
        4 * self.layers + 4
    }
}

/// Its description.
fn description(columns: LayerColumns) -> MechanismInfo {
    use ColumnRole::{Assigned, Parameter, State};
    let variable = |name: &str, role, first, default, units: &str, limits| ColumnInfo {
        name: name.to_owned(),
        role,
        first,
        len: 1,
        is_array: false,
        default,
        units: units.to_owned(),
        limits,
    };
    let layers = |one: ColumnInfo| ColumnInfo { len: columns.layers, is_array: true, ..one };
    MechanismInfo {
        name: NAME.to_owned(),
        kind: MechanismKind::Density,
        width: columns.width(),
        columns: vec![
            layers(variable("xraxial", Parameter, columns.axial(0), 1e9, "MOhm/cm", Some((1e-9, 1e15)))),
            layers(variable("xg", Parameter, columns.conductance(0), 1e9, "S/cm2", Some((0.0, 1e15)))),
            layers(variable("xc", Parameter, columns.capacitance(0), 0.0, "uF/cm2", Some((0.0, 1e15)))),
            variable("e", Parameter, columns.battery(), 0.0, "mV", None),
            variable("i_membrane", Assigned, columns.membrane_current(), 0.0, "mA/cm2", None),
            variable("sav_g", Assigned, columns.membrane_conductance(), 0.0, "", None),
            variable("sav_rhs", Assigned, columns.membrane_before(), 0.0, "", None),
            layers(variable("vext", State, columns.potential(0), 0.0, "mV", None)),
        ],
        globals: vec![nrn_mech_abi::GlobalInfo { name: "ground".into(), len: 1, ..Default::default() }],
        n_globals: 1,
        ..MechanismInfo::default()
    }
}

/// How users write a variable of a density mechanism: `gnabar_hh`, but `vext`.
pub fn range_name(info: &MechanismInfo, variable: &str) -> String {
    match info.name.as_str() {
        "nothing" => variable.to_owned(),
        NAME if variable != "e" => variable.to_owned(),
        name => format!("{variable}_{name}"),
    }
}

impl Model {
    /// Makes `extracellular` known. Fails when the name is taken.
    pub fn register_extracellular(&mut self) -> Result<MechanismId> {
        let info = description(LayerColumns { layers: self.extracellular.layers });
        let id = self.register_mechanism(Mechanism::without_kernels(info))?;
        self.extracellular.id = Some(id);
        Ok(id)
    }
    /// The number of `extracellular`, where it is known.
    pub fn extracellular(&self) -> Option<MechanismId> {
        self.extracellular.id
    }
    /// Where its variables are.
    pub fn layer_columns(&self) -> LayerColumns {
        LayerColumns { layers: self.extracellular.layers }
    }
    /// Changes the number of layers (1 to 1000). Fails while there are instances.
    pub fn set_extracellular_layers(&mut self, layers: usize) -> Result<()> {
        if layers == self.extracellular.layers {
            return Ok(());
        }
        if !(1..=MOST_LAYERS).contains(&layers) {
            return Err(ModelError::Layers(layers));
        }
        let Some(id) = self.extracellular.id else {
            self.extracellular.layers = layers;
            return Ok(());
        };
        if !self.table(id)?.is_empty() {
            return Err(ModelError::LayersInUse);
        }
        let info = description(LayerColumns { layers });
        self.begin_change()?;
        self.replace_mechanism(id, Mechanism::without_kernels(info))?;
        self.extracellular.layers = layers;
        Ok(())
    }

    /// True when the section has layers outside.
    pub(crate) fn has_outside(&self, id: SectionId) -> bool {
        let Some(mechanism) = self.extracellular.id else { return false };
        self.has(id, Insertable::Mechanism(mechanism)).unwrap_or(false)
    }
    /// Gives the ends of a section instances of their own, where they have none and it has layers outside.
    pub(crate) fn give_ends_outside(&mut self, id: SectionId) -> Result<()> {
        let Some(mechanism) = self.extracellular.id.filter(|_| self.has_outside(id)) else { return Ok(()) };
        let section = self.section(id)?;
        let ends = [section.nodes.last().copied(), section.root];
        let columns = self.layer_columns();
        for node in ends.into_iter().flatten() {
            if self.extracellular.ends.contains_key(&node.slot) {
                continue;
            }
            self.sequence += 1;
            let sequence = self.sequence;
            let Model { mechanisms, random, .. } = self;
            let table = mechanisms.get_mut(mechanism.0 as usize).ok_or(ModelError::NoVariable)?;
            let row = table.push(node.slot, sequence, random);
            // An end has no area, and so nothing leads from layer to layer there.
            if let Some(at) = table.slots.row(row) {
                for layer in 0..columns.layers {
                    table.columns.set(columns.conductance(layer), at, 0.0);
                }
            }
            self.extracellular.ends.insert(node.slot, row);
        }
        Ok(())
    }
    /// A node goes, and its instance with it when it was an end.
    pub(crate) fn remove_end_outside(&mut self, node: RowId) {
        if self.extracellular.ends.is_empty() {
            return;
        }
        if let (Some(row), Some(id)) = (self.extracellular.ends.remove(&node.slot), self.extracellular.id) {
            self.remove_instances(Insertable::Mechanism(id), &[row]);
        }
    }
    /// A copy of an instance, for a new segment, is at 0 mV.
    pub(crate) fn begin_outside(&mut self, mechanism: MechanismId, copy: RowId) {
        if self.extracellular.id != Some(mechanism) {
            return;
        }
        let columns = self.layer_columns();
        let Ok(table) = self.table_mut(mechanism) else { return };
        let Some(at) = table.slots.row(copy) else { return };
        for layer in 0..columns.layers {
            table.columns.set(columns.potential(layer), at, 0.0);
        }
    }
    /// True for the potentials of the layers: they have values of their own at both ends of a section.
    pub fn is_potential_outside(&self, mechanism: MechanismId, column: usize) -> bool {
        self.extracellular.id == Some(mechanism) && column >= self.layer_columns().potential(0)
    }
    /// The instance at the end `x` (0 or 1) of a section; nothing where the end touches a place without layers.
    pub(crate) fn end_outside(&self, id: SectionId, x: f64) -> Result<Option<RowId>> {
        let node = self.node_at(id, x)?;
        if let Some(row) = self.extracellular.ends.get(&node.slot) {
            return Ok(Some(*row));
        }
        // A child may begin at a segment of its parent.
        let (Some(mechanism), Some((owner, at))) = (self.extracellular.id, self.place_of_node(node)) else {
            return Ok(None);
        };
        Ok(self.instance(owner, at, mechanism).ok())
    }
    /// What is read at an end that touches a place without layers.
    pub(crate) fn ground(mechanism: MechanismId) -> crate::handle::DataHandle {
        crate::handle::DataHandle::Global { mechanism, index: GROUND }
    }
}
