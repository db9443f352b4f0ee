//! The units of statements.

use super::scope::names_of;
use super::{Checker, Quantity};
use crate::ast::{Expr, Name, Reaction, Stmt, StmtKind, Target, Term};
use std::collections::HashMap;

/// Volumes that COMPARTMENT gives to states.
type Volumes = HashMap<String, Quantity>;

impl Checker<'_> {
    /// All blocks of the file.
    pub fn blocks(&mut self) {
        let file = self.file;
        for block in &file.blocks {
            let names = names_of(&self.scope, block);
            self.scope.open(names);
            self.statements(&block.body, &mut Volumes::new());
            self.scope.close();
        }
    }

    fn statements(&mut self, body: &[Stmt], volumes: &mut Volumes) {
        self.scope.open(HashMap::new());
        for statement in body {
            self.statement(statement, volumes);
        }
        self.scope.close();
    }

    fn statement(&mut self, s: &Stmt, volumes: &mut Volumes) {
        match &s.kind {
            StmtKind::Local(names) => names.iter().for_each(|local| self.scope.local(&local.name.text)),
            StmtKind::Assign(target, e) => self.assign(target, e),
            StmtKind::Call(name, args) => {
                let call =
                    Expr { kind: crate::ast::ExprKind::Call(name.text.clone(), args.clone()), span: s.span };
                self.units(&call);
            }
            StmtKind::If(branches, otherwise) => {
                for (condition, body) in branches {
                    self.units(condition);
                    self.statements(body, volumes);
                }
                self.statements(otherwise, volumes);
            }
            StmtKind::While(condition, body) => {
                self.units(condition);
                self.statements(body, volumes);
            }
            StmtKind::From(name, _, _, _, body) => {
                self.scope.open(HashMap::from([(name.text.clone(), Quantity::PLAIN)]));
                self.statements(body, volumes);
                self.scope.close();
            }
            StmtKind::ForNetcons(names, body) => {
                self.scope.open(names.iter().map(|n| (n.text.clone(), Quantity::ANY)).collect());
                self.statements(body, volumes);
                self.scope.close();
            }
            StmtKind::NetInitial(body) | StmtKind::Block(body) => self.statements(body, volumes),
            StmtKind::Watch(items) => items.iter().for_each(|(condition, _)| _ = self.units(condition)),
            StmtKind::Equation(a, b) => {
                let (left, right) = (self.units(a), self.units(b));
                self.compare(s.span, left, right);
            }
            StmtKind::Conserve(a, b) => self.conserve(a, b, s, volumes),
            StmtKind::Compartment(_, volume, states) => {
                let units = self.units(volume);
                volumes.extend(states.iter().map(|state| (state.text.clone(), units)));
            }
            StmtKind::Diffusion(_, rate, states) => self.diffusion(rate, states, volumes),
            StmtKind::Reaction(reaction) => self.reaction(reaction, volumes),
            _ => {}
        }
    }

    fn assign(&mut self, target: &Target, e: &Expr) {
        let units = self.units(e);
        if let Some(index) = &target.index {
            self.units(index);
        }
        let declared = self.scope.variable(&target.name.text);
        if target.primes == 0 && self.scope.is_local(&target.name.text) {
            self.scope.assign_local(&target.name.text, units);
            return;
        }
        let ms = self.scope.read("ms");
        let declared = (0..target.primes).fold(declared, |units, _| units.over(ms));
        self.compare(e.span, declared, units);
    }

    /// What a state stands for in a balance of material: its units times its volume.
    fn material(&self, name: &str, volumes: &Volumes) -> Quantity {
        let units = self.scope.variable(name);
        volumes.get(name).map_or(units, |volume| units.times(*volume))
    }

    /// The sum has the units of the material, which are those of the states times their volumes.
    fn conserve(&mut self, a: &Expr, b: &Expr, s: &Stmt, volumes: &Volumes) {
        let mut names = Vec::new();
        a.visit(&mut |e| {
            if let crate::ast::ExprKind::Variable(name) | crate::ast::ExprKind::Element(name, _) = &e.kind {
                names.push(name.clone());
            }
        });
        let mut sum = Quantity::ANY;
        names.retain(|name| self.scope.declaration(name).is_some());
        for (ix, name) in names.iter().enumerate() {
            let units = self.material(name, volumes);
            sum = if ix == 0 { units } else { self.compare(a.span, sum, units) };
        }
        let total = self.units(b);
        self.compare(s.span, sum, total);
    }

    fn diffusion(&mut self, rate: &Expr, states: &[Name], volumes: &Volumes) {
        let units = self.units(rate);
        let wanted = self.scope.read("micron4/ms");
        if units != Quantity::ANY {
            self.compare(rate.span, wanted, units);
        }
        let area = self.scope.read("micron2");
        for state in states {
            match volumes.get(&state.text).copied() {
                Some(volume) => _ = self.compare(state.span, area, volume),
                None => self.warn(state.span, format!("`{}` has no COMPARTMENT before", state.text)),
            }
        }
    }

    /// All partners are of one material, and the rates carry it per ms.
    fn reaction(&mut self, reaction: &Reaction, volumes: &Volumes) {
        let (left, right, rates): (&[Term], &[Term], Vec<&Expr>) = match reaction {
            Reaction::BothWays(a, b, forward, backward) => (a, b, vec![forward, backward]),
            Reaction::OneWay(a, b, rate) => (a, b, vec![rate]),
            Reaction::Inflow(a, flux) => (a, &[], vec![flux]),
        };
        let rate_units: Vec<Quantity> = rates.iter().map(|rate| self.units(rate)).collect();
        let mut material = Quantity::Number;
        for term in left.iter().chain(right) {
            let units = self.material(&term.name.text, volumes);
            material = self.compare(term.name.span, material, units);
        }
        let flux = material.over(self.scope.read("ms"));
        self.scope.define("f_flux", flux);
        self.scope.define("b_flux", flux);
        let sides: &[&[Term]] =
            if matches!(reaction, Reaction::Inflow(..)) { &[&[]] } else { &[left, right] };
        for ((rate, units), side) in rates.iter().zip(rate_units).zip(sides) {
            let partners = side.iter().fold(Quantity::PLAIN, |all, term| {
                all.times(self.scope.variable(&term.name.text).power(term.count as i32))
            });
            self.compare(rate.span, flux.over(partners), units);
        }
    }
}
