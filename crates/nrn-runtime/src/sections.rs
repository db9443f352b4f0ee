//! The section stack, and names of sections.

use crate::engine::Engine;
use crate::texts;
use hoc_vm::HocError;
use nrn_model::SectionId;

/// Which section is accessed: the innermost push, or the one `access` named.
#[derive(Debug, Default)]
pub struct SectionStack {
    stack: Vec<SectionId>,
    default: Option<SectionId>,
}

impl SectionStack {
    /// Makes `section` the accessed one until the matching pop.
    pub fn push(&mut self, section: SectionId) {
        self.stack.push(section);
    }
    /// Ends the innermost push.
    pub fn pop(&mut self) -> Option<SectionId> {
        self.stack.pop()
    }
    /// How many pushes are open.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }
    /// Ends all pushes beyond `depth`.
    pub fn truncate(&mut self, depth: usize) {
        self.stack.truncate(depth);
    }
    /// `access section`: from now on, below all pushes (replacing the innermost one when there is one).
    pub fn access(&mut self, section: SectionId) {
        match self.stack.last_mut() {
            Some(top) => *top = section,
            None => self.default = Some(section),
        }
    }
    /// The accessed section, if any was chosen.
    pub fn top(&self) -> Option<SectionId> {
        self.stack.last().copied().or(self.default)
    }
    /// Forgets a section that was deleted.
    pub fn forget(&mut self, section: SectionId) {
        if self.default == Some(section) {
            self.default = None;
        }
    }
}

impl Engine {
    /// The accessed section: the innermost push, the one of `access`, or else the first there is.
    pub fn accessed_section(&mut self) -> Result<SectionId, HocError> {
        if let Some(top) = self.sections.top() {
            return if self.sim.model.section(top).is_ok() { Ok(top) } else { Err(texts::deleted_section()) };
        }
        let first = self.sim.model.sections().next().ok_or_else(texts::no_section)?;
        self.sections.access(first);
        Ok(first)
    }
    /// A section made outside HOC. Its name in HOC is `_pysec.name`.
    pub fn create_section(&mut self, name: &str) -> Result<SectionId, HocError> {
        let id = self.sim.model.create_section(name, None).map_err(|e| texts::model(&e))?;
        self.full_names.insert(id, None);
        Ok(id)
    }
    /// Name as HOC gives it: `dend[3]`, `Cell[2].dend[3]`, `_pysec.soma`.
    pub fn name_of_section(&self, id: SectionId) -> String {
        let own = || self.sim.model.section(id).map(|s| s.name()).unwrap_or_default();
        match self.full_names.get(&id) {
            Some(Some(name)) => name.to_string(),
            Some(None) => format!("_pysec.{}", own()),
            None => own().to_owned(),
        }
    }
    /// Changes the name HOC gives.
    pub fn set_section_name(&mut self, id: SectionId, full: &str) {
        self.full_names.insert(id, Some(full.into()));
    }
    /// The sections that `forall` visits: in code of a template's object its own, elsewhere all.
    pub fn sections_seen_from(&self, vm: &hoc_vm::Vm) -> Vec<SectionId> {
        let all = self.sim.model.sections();
        let Some(owner) = vm.this().map(|object| object.id()) else { return all.collect() };
        all.filter(|id| self.sim.model.section(*id).is_ok_and(|section| section.owner() == Some(owner)))
            .collect()
    }
    /// Deletes a section (later, when a step is under way) and forgets its name.
    pub fn remove_section(&mut self, id: SectionId) {
        self.sections.forget(id);
        self.full_names.remove(&id);
        if self.distance_origin.is_some_and(|o| o.0 == id) {
            self.distance_origin = None;
        }
        // A section that is gone already is no failure here.
        let _ = self.sim.model.delete_section(id);
    }
    /// An empty model: sections, point processes, connections, events, handlers and recordings are gone, time and settings as
    /// they began. Vectors, the language's variables and procedures, and loaded mechanisms stay. Fails inside a step.
    pub fn clear_model(&mut self) -> Result<(), HocError> {
        self.sim.clear().map_err(crate::solver::unwrap)?;
        self.sections = SectionStack::default();
        self.point_process_objects.clear();
        self.full_names.clear();
        self.gids.clear();
        self.gid_homes.clear();
        self.record_all_spikes = None;
        self.chosen_instances.clear();
        self.distance_origin = None;
        self.n_threads = 1.0;
        self.settings = crate::settings::defaults();
        self.hooks.clear();
        Ok(())
    }
    /// `connect child(child_x), parent(parent_x)`. A connection of another end than 0 or 1 is an error.
    pub fn connect_sections(
        &mut self,
        child: SectionId,
        child_x: f64,
        parent: SectionId,
        parent_x: f64,
    ) -> Result<(), HocError> {
        let told = if child == parent {
            Some(texts::connection_to_itself(&self.name_of_section(child)))
        } else {
            self.sim.model.section(child).ok().and_then(|section| {
                let before = section.connection()?;
                Some(texts::connected_before(
                    (&self.name_of_section(child), section.child_end()),
                    (&self.name_of_section(before.parent), before.x),
                ))
            })
        };
        let result = self.sim.model.connect(child, child_x, parent, parent_x).map_err(|e| texts::model(&e));
        if let Some(text) = told.filter(|_| result.is_ok() || child == parent) {
            self.warn(&text);
        }
        result
    }
}
