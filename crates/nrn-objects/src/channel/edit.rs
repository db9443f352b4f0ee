//! Changes of a channel's structure. Every change of it turns its table off, as the table would not fit any more.

use super::{Channel, Drive, Gate, PartId, Side, State, Transition};

impl Channel {
    fn new_id(&mut self) -> PartId {
        self.next += 1;
        PartId(self.next)
    }
    fn new_state(&mut self, name: &str, fraction: f64) -> State {
        State { id: self.new_id(), name: name.to_owned(), fraction }
    }
    fn new_transition(&mut self, source: PartId, target: PartId) -> Transition {
        let id = self.new_id();
        Transition { id, source, target, drive: Drive::Rates, rates: [None, None], molecules: 1 }
    }
    /// A gate of a single state behind the others of its kind, with its transition. Gives the state.
    pub fn add_single(&mut self, name: &str) -> PartId {
        self.lookup.on = false;
        let at = self.n_single();
        let state = self.new_state(name, 1.0);
        let id = state.id;
        let gate = Gate { id: self.new_id(), power: 1, single_state: true, states: vec![state] };
        let transition = self.new_transition(id, id);
        self.gates.insert(at, gate);
        self.transitions.insert(at, transition);
        self.stochastic = false;
        id
    }
    /// A state at the end of a scheme; of a new one when no gate is given.
    pub fn add_state(&mut self, gate: Option<PartId>, name: &str) -> PartId {
        self.lookup.on = false;
        let state = self.new_state(name, 0.0);
        let id = state.id;
        match gate.and_then(|gate| self.gate_mut(gate)) {
            Some(gate) => gate.states.push(state),
            None => {
                let gate = Gate { id: self.new_id(), power: 1, single_state: false, states: vec![state] };
                self.gates.push(gate);
            }
        }
        self.stochastic = false;
        id
    }
    /// Removes a state, its transitions, and its gate when nothing is left of it. Gives everything that went.
    pub fn remove_state(&mut self, id: PartId) -> Vec<PartId> {
        self.lookup.on = false;
        self.stochastic = false;
        let mut gone = vec![id];
        for gate in &mut self.gates {
            gate.states.retain(|state| state.id != id);
        }
        gone.extend(self.gates.iter().filter(|gate| gate.states.is_empty()).map(|gate| gate.id));
        self.gates.retain(|gate| !gate.states.is_empty());
        let touches = |t: &Transition| t.source == id || t.target == id;
        gone.extend(self.transitions.iter().filter(|t| touches(t)).map(|t| t.id));
        self.transitions.retain(|t| !touches(t));
        gone
    }
    /// A transition between two states of schemes, behind those the potential drives.
    pub fn add_transition(&mut self, source: PartId, target: PartId) -> PartId {
        self.lookup.on = false;
        let transition = self.new_transition(source, target);
        let (id, at) = (transition.id, self.first_of_ligands());
        self.transitions.insert(at, transition);
        self.stochastic = false;
        id
    }
    /// Removes a transition.
    pub fn remove_transition(&mut self, id: PartId) {
        self.lookup.on = false;
        self.transitions.retain(|t| t.id != id);
        self.stochastic = false;
    }
    /// Another drive by potential. A transition that leaves its ligand goes to the end of those the potential drives; the ligand
    /// stays in the list, as in NEURON, unless the transition has its number and is the last to use it.
    pub fn drive_by_potential(&mut self, id: PartId, drive: Drive) {
        self.lookup.on = false;
        let Some(at) = self.transition_index(id) else { return };
        if let Drive::Ligand(ligand, _) = self.transitions[at].drive {
            self.stochastic = false;
            let needed = self.users_of(ligand).any(|user| user != ligand);
            if !needed && ligand < self.ligands.len() {
                self.ligands.remove(ligand);
            }
            for transition in &mut self.transitions {
                if let Drive::Ligand(other, _) = &mut transition.drive
                    && *other > ligand
                {
                    *other -= 1;
                }
            }
            let mut transition = self.transitions.remove(at);
            transition.drive = drive;
            let place = self.first_of_ligands();
            self.transitions.insert(place, transition);
        } else {
            self.transitions[at].drive = drive;
        }
    }
    /// Drive by a ligand. The transition goes to the end; its ligand takes the place of the one it had, unless others use that one.
    pub fn drive_by_ligand(&mut self, id: PartId, ion: &str, side: Side) {
        self.lookup.on = false;
        self.stochastic = false;
        let Some(at) = self.transition_index(id) else { return };
        match self.transitions[at].drive {
            Drive::Ligand(old, _) if !self.users_of(old).any(|user| user != at) => {
                if let Some(name) = self.ligands.get_mut(old) {
                    *name = ion.to_owned();
                }
                self.transitions[at].drive = Drive::Ligand(old, side);
            }
            before => {
                self.ligands.push(ion.to_owned());
                let mut transition = self.transitions.remove(at);
                transition.drive = Drive::Ligand(self.ligands.len() - 1, side);
                let place = if matches!(before, Drive::Ligand(..)) { at } else { self.transitions.len() };
                self.transitions.insert(place, transition);
            }
        }
    }
    /// Positions of the transitions that use a ligand.
    fn users_of(&self, ligand: usize) -> impl Iterator<Item = usize> + '_ {
        let uses = move |t: &Transition| matches!(t.drive, Drive::Ligand(used, _) if used == ligand);
        self.transitions.iter().enumerate().filter(move |(_, t)| uses(t)).map(|(at, _)| at)
    }
    /// Another structure altogether: gates (single state?, power, open shares of the states) and transitions (source, target,
    /// drive). States keep their names by position; new ones are `s0`, `s1`, ... Ligands have to be named anew.
    pub fn restructure(
        &mut self,
        gates: &[(bool, i32, Vec<f64>)],
        transitions: &[(usize, usize, Drive)],
        n_ligands: usize,
    ) -> Vec<PartId> {
        let gone = self.all_ids();
        let names: Vec<String> = self.states().map(|state| state.name.clone()).collect();
        self.lookup.on = false;
        self.stochastic = false;
        self.gates.clear();
        self.transitions.clear();
        self.ligands = vec![String::new(); n_ligands];
        let mut states = Vec::new();
        for (single_state, power, shares) in gates {
            let mut of_gate = Vec::new();
            for share in shares {
                let name = names.get(states.len()).cloned().unwrap_or_else(|| format!("s{}", states.len()));
                let state = self.new_state(&name, *share);
                states.push(state.id);
                of_gate.push(state);
            }
            let id = self.new_id();
            self.gates.push(Gate { id, power: *power, single_state: *single_state, states: of_gate });
        }
        for (source, target, drive) in transitions {
            if let (Some(source), Some(target)) = (states.get(*source), states.get(*target)) {
                let transition = self.new_transition(*source, *target);
                self.transitions.push(Transition { drive: *drive, ..transition });
            }
        }
        gone
    }
    fn all_ids(&self) -> Vec<PartId> {
        let states = self.states().map(|state| state.id);
        states.chain(self.gates.iter().map(|g| g.id)).chain(self.transitions.iter().map(|t| t.id)).collect()
    }
    /// Makes the names of states differ from each other and from what is taken: a number is put behind.
    pub fn settle_names(&mut self, taken: impl Fn(&str) -> bool) {
        let mut used: Vec<String> = Vec::new();
        for state in self.gates.iter_mut().flat_map(|gate| &mut gate.states) {
            let clashes = |name: &str| taken(name) || used.iter().any(|other| other == name);
            if clashes(&state.name) {
                let free = (0..).map(|i| format!("{}{i}", state.name)).find(|name| !clashes(name));
                state.name = free.unwrap_or_default();
            }
            used.push(state.name.clone());
        }
    }
}
