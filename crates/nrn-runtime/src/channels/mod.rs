//! Channels that users put together at run time: which there are, the mechanisms they are, and the objects of their parts.
//!
//! A channel is compiled like a `.mod` file ([`text`]) whenever it changes, and takes the place of what it was before. What users
//! call is in [`crate::classes::channel`] and [`crate::classes::channel_parts`].

mod rates;
mod single;
pub use single::COUNT;
pub mod text;

use crate::cx::Cx;
use crate::object::Payload;
use crate::texts;
use hoc_vm::{HocError, Object};
use nrn_mech_abi::Mechanism;
use nrn_model::{MechanismId, ModelError};
use nrn_objects::VectorId;
use nrn_objects::channel::{Channel, PartId, Rate};
use nrn_solver::GivenColumn;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Where mechanisms of channels come from, in their descriptions.
pub const SOURCE: &str = "KSChan";

/// A channel and what belongs to it.
pub struct Made {
    /// What it is.
    pub channel: Channel,
    /// The mechanism it is.
    pub mechanism: MechanismId,
    /// Its object: a channel is never given up, as its mechanism is not.
    _object: Object,
    /// What was compiled last.
    text: String,
    /// The objects of its parts that somebody asked for.
    parts: BTreeMap<PartId, Object>,
    /// The Vectors of its rates' parameters.
    parameters: HashMap<VectorId, Object>,
}

/// All channels.
#[derive(Default)]
pub struct Channels {
    made: Vec<Made>,
}

/// What an object of a channel holds: its number.
pub struct ChannelNumber(pub usize);

/// What an object of a part holds.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The channel's number.
    pub channel: usize,
    /// Which part; `None` when it was removed.
    pub id: Option<PartId>,
}

impl Channels {
    /// A channel by number.
    pub fn get(&self, number: usize) -> Result<&Made, HocError> {
        self.made.get(number).ok_or_else(texts::object_is_gone)
    }
    fn get_mut(&mut self, number: usize) -> Result<&mut Made, HocError> {
        self.made.get_mut(number).ok_or_else(texts::object_is_gone)
    }
}

impl Made {
    /// The Vector object of a rate's parameters.
    pub fn parameters_of(&self, rate: &Rate) -> Option<&Object> {
        self.parameters.get(&rate.parameters)
    }
}

impl Cx<'_> {
    /// A new channel without gates.
    pub fn new_channel(&mut self, object: &Object, name: &str, is_point: bool) -> Result<usize, HocError> {
        if self.lookup(name).is_some() {
            return Err(HocError::new(format!("{name} already exists")));
        }
        let channel = Channel::new(name, is_point);
        let text = self.channel_text(&channel);
        let mechanism = self.register(compile(&channel, &text)?)?;
        let number = self.engine.channels.made.len();
        self.engine.channels.made.push(Made {
            channel,
            mechanism,
            _object: object.clone(),
            text,
            parts: BTreeMap::new(),
            parameters: HashMap::new(),
        });
        Ok(number)
    }
    /// Changes a channel. When the mechanism cannot become what it would have to be, nothing has changed.
    pub fn change_channel<T>(
        &mut self,
        number: usize,
        change: impl FnOnce(&mut Channel) -> T,
    ) -> Result<T, HocError> {
        let made = self.engine.channels.get(number)?;
        let mechanism = made.mechanism;
        let mut channel = made.channel.clone();
        let outcome = change(&mut channel);
        let suffix = if channel.is_point { String::new() } else { format!("_{}", channel.name) };
        let taken = self.names_taken(mechanism, &channel);
        channel.settle_names(|name| taken(&format!("{name}{suffix}")));
        self.install(number, channel)?;
        Ok(outcome)
    }
    /// Fails while there are instances.
    pub fn refuse_instances(&self, number: usize) -> Result<(), HocError> {
        let mechanism = self.engine.channels.get(number)?.mechanism;
        match self.engine.sim.model.mechanism(mechanism).map_or(0, |table| table.len()) {
            0 => Ok(()),
            n => Err(has_instances(n)),
        }
    }
    /// Compiles again what has changed behind the back of a channel: the Vectors of parameters.
    pub fn refresh_channels(&mut self) -> Result<(), HocError> {
        for number in 0..self.engine.channels.made.len() {
            let channel = self.engine.channels.get(number)?.channel.clone();
            self.install(number, channel)?;
        }
        Ok(())
    }
    /// The object of a part.
    pub fn part_object(&mut self, number: usize, class: &str, id: PartId) -> Result<Object, HocError> {
        if let Some(object) = self.engine.channels.get(number)?.parts.get(&id) {
            return Ok(object.clone());
        }
        let part = Part { channel: number, id: Some(id) };
        let object = self.host_object(class, Payload::Other(Box::new(part)));
        self.engine.channels.get_mut(number)?.parts.insert(id, object.clone());
        Ok(object)
    }
    /// The objects of parts that went learn of it.
    pub fn parts_gone(&mut self, number: usize, gone: &[PartId]) -> Result<(), HocError> {
        for id in gone {
            let object = self.engine.channels.get_mut(number)?.parts.remove(id);
            if let Some(object) = object
                && let Ok(part) = crate::classes::other::<Part>(self, &object)
            {
                part.id = None;
            }
        }
        Ok(())
    }
    /// Keeps the Vector of a rate's parameters.
    pub fn keep_parameters(
        &mut self,
        number: usize,
        vector: VectorId,
        object: Object,
    ) -> Result<(), HocError> {
        let made = self.engine.channels.get_mut(number)?;
        made.parameters.insert(vector, object);
        let used: Vec<VectorId> = (made.channel.transitions().iter())
            .flat_map(|transition| transition.rates.iter().flatten().map(|rate| rate.parameters))
            .collect();
        made.parameters.retain(|id, _| *id == vector || used.contains(id));
        Ok(())
    }

    /// Is a name of a variable taken by something that is not a state of this channel?
    fn names_taken(&self, mechanism: MechanismId, channel: &Channel) -> impl Fn(&str) -> bool + use<> {
        let own: Vec<String> = text::names(channel).into_iter().take(4).map(|(_, name, _)| name).collect();
        let mut taken: Vec<String> = Vec::new();
        if channel.is_point {
            taken.extend(own);
            taken.extend(["loc", "has_loc", "get_loc", "nsingle", "Nsingle"].map(str::to_owned));
        } else {
            taken.extend(own.into_iter().map(|name| format!("{name}_{}", channel.name)));
            taken.extend(self.engine.sim.model.range_variable_names().filter_map(|name| {
                let variable = self.engine.sim.model.range_variable(name)?;
                let ours = matches!(
                    variable,
                    nrn_model::RangeVariable::Mechanism { mechanism: of, .. } if of == mechanism
                );
                (!ours).then(|| name.to_owned())
            }));
        }
        move |name| taken.iter().any(|other| other == name)
    }
    fn channel_text(&self, channel: &Channel) -> String {
        let model = &self.engine.sim.model;
        let ion = channel.ion.as_deref().and_then(|name| model.ion_by_name(name));
        let valence = ion.and_then(|ion| model.ion(ion)).and_then(|ion| ion.valence()).unwrap_or(0.0);
        text::text(channel, &text::Surroundings { vectors: &self.engine.sim.vectors, valence })
    }
    /// Makes a channel's mechanism what the channel now is.
    fn install(&mut self, number: usize, channel: Channel) -> Result<(), HocError> {
        let text = self.channel_text(&channel);
        let made = self.engine.channels.get(number)?;
        let mechanism = made.mechanism;
        if text != made.text
            || text::names(&channel) != text::names(&made.channel)
            || channel.name != made.channel.name
        {
            let compiled = compile(&channel, &text)?;
            self.engine.sim.model.replace_mechanism(mechanism, compiled).map_err(|error| match error {
                ModelError::HasInstances(_, n) => has_instances(n),
                error => texts::model(&error),
            })?;
            self.engine.forget_model_names();
            self.vm.names_changed();
        }
        self.give_tables(mechanism, &channel)?;
        let made = self.engine.channels.get_mut(number)?;
        (made.channel, made.text) = (channel, text);
        Ok(())
    }
    /// Rates that are tables get their values.
    fn give_tables(&mut self, mechanism: MechanismId, channel: &Channel) -> Result<(), HocError> {
        for (transition, way, rate) in text::tables(channel) {
            let values = self.engine.sim.vectors.data(rate.parameters).to_vec();
            let n = values.len();
            let step = (rate.high - rate.low) / (n as f64 - 1.0).max(1.0);
            let places = (0..n).map(|i| rate.low + i as f64 * step).collect();
            let columns = [
                GivenColumn { values, from: Some((rate.parameters, 0)) },
                GivenColumn { values: places, from: None },
                GivenColumn { values: vec![n as f64], from: None },
            ];
            let name = text::table_name(transition, way);
            let info = self.engine.mechanism_info(mechanism).ok_or_else(texts::object_is_gone)?;
            let table = info.tables.iter().position(|table| table.given && table.procedure == name);
            if let Some(table) = table {
                self.engine.sim.give_table(mechanism, table, &columns).map_err(crate::solver::unwrap)?;
            }
        }
        Ok(())
    }
}

fn has_instances(n: usize) -> HocError {
    HocError::new(format!(
        "KSChan:: Cannot change the names or number of mechanism variables while {n} instances are active"
    ))
}

/// The mechanism a channel is.
fn compile(channel: &Channel, text: &str) -> Result<Mechanism, HocError> {
    let internal = |error: String| texts::internal(&format!("the channel {}: {error}", channel.name));
    let mut module = nmodl::compile(text, Path::new(SOURCE)).map_err(|error| internal(error.to_string()))?;
    let info = &mut module.info;
    info.name = channel.name.clone();
    info.globals.iter_mut().for_each(|global| global.visible = false);
    for (inside, outside, units) in text::names(channel) {
        if let Some(column) = info.columns.iter_mut().find(|column| column.name == inside) {
            column.name = outside;
            column.units = units.to_owned();
        }
    }
    nrn_kernel::block::mechanism(module).map_err(|error| internal(error.to_string()))
}
