//! LONGITUDINAL_DIFFUSION: a kernel that computes how much of each state flows between neighbours, and into what volume.

use super::Lowered;
use super::arrays::offset;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Expr, Name, Span, StmtKind};
use crate::passes::calls::visit;
use std::collections::HashMap;

/// An expression that may depend on the number of an array's element.
type Each<'a> = (Option<&'a Name>, &'a Expr);
/// Such an expression for each of some states.
type OfStates<'a> = Vec<(&'a Name, Each<'a>)>;

impl<'a> Lowerer<'a> {
    /// Writes coefficients and volumes of all states that diffuse. Fails for a state without COMPARTMENT.
    pub fn diffusion(&mut self) -> Lowered<()> {
        let unit = self.unit;
        let mut info = unit.info.diffusions.iter();
        for block in &unit.file.blocks {
            let (mut flows, mut volumes) = (OfStates::new(), OfStates::new());
            visit(&block.body, &mut |s| match &s.kind {
                StmtKind::Diffusion(index, e, states) => {
                    flows.extend(states.iter().map(|n| (n, (index.as_ref(), e))));
                }
                StmtKind::Compartment(index, e, states) => {
                    volumes.extend(states.iter().map(|n| (n, (index.as_ref(), e))));
                }
                _ => {}
            });
            for (name, flow) in flows {
                let Some(d) = info.next() else { return unit.error(name.span, "only a STATE can diffuse") };
                let Some((_, volume)) = volumes.iter().find(|v| v.0.text == name.text) else {
                    let error =
                        unit.source.error(name.span, format!("`{}` diffuses, but has no volume", name.text));
                    return Err(error.hint("declare it in COMPARTMENT"));
                };
                for i in 0..d.len as u32 {
                    for (first, each) in [(d.coefficient, flow), (d.volume, *volume)] {
                        self.each(Place::Column(first as u32), each, i, name.span)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn each(&mut self, first: Place, (index, e): Each<'_>, i: u32, span: Span) -> Lowered<()> {
        let mut scope = HashMap::new();
        if let Some(index) = index {
            let counter = self.local();
            let value = self.constant(f64::from(i));
            self.write(counter, value);
            scope.insert(index.text.clone(), Var::Place(counter));
        }
        let outer = std::mem::replace(&mut self.scopes, vec![scope]);
        let value = self.expr(e);
        self.scopes = outer;
        self.write(offset(first, i), value?);
        self.check_size(span)
    }
}
