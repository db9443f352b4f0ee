//! Everything that can be inserted or made, numbered as in NEURON, and the variables of each kind: what `MechanismType`
//! and `MechanismStandard` walk over.

use crate::engine::Engine;
use nrn_mech_abi::{ColumnRole, IonField, MechanismKind, NodeField};
use nrn_model::{IonId, MechanismId, range_name};

/// A kind of mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Diameters.
    Morphology,
    /// Membrane capacitance.
    Capacitance,
    /// An ion.
    Ion(IonId),
    /// A mechanism, a point process or an artificial cell.
    Mechanism(MechanismId),
}

/// NEURON's number of the first kind.
pub const FIRST_NUMBER: usize = 2;

/// Where the numbers of a variable are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// A variable of a segment.
    Node(NodeField),
    /// A variable of an ion.
    Ion(IonId, IonField),
    /// Columns of a mechanism, from this one on.
    Column(MechanismId, u16),
}

/// A variable of a kind.
#[derive(Clone, Debug)]
pub struct Variable {
    /// As users write it: `gnabar_hh`, `tau`, `ena`.
    pub name: String,
    /// 1 PARAMETER, 2 ASSIGNED, 3 STATE, 0 POINTER.
    pub role: i64,
    /// How many numbers.
    pub len: usize,
    /// Declared as an array?
    pub is_array: bool,
    /// What a new `MechanismStandard` holds.
    pub default: f64,
    /// Where it is.
    pub source: Source,
}

/// All kinds in NEURON's order: its own two, then mechanisms, each behind the ions it was the first to use.
pub fn all(engine: &Engine) -> Vec<Kind> {
    let model = &engine.sim.model;
    let mut kinds = vec![Kind::Morphology, Kind::Capacitance];
    let mut ions: Vec<IonId> = Vec::new();
    for (id, table) in model.mechanisms() {
        let info = table.info();
        if info.kind == MechanismKind::Library {
            continue;
        }
        for ion in info.ions.iter().filter_map(|used| model.ion_by_name(&used.name)) {
            if !ions.contains(&ion) {
                ions.push(ion);
                kinds.push(Kind::Ion(ion));
            }
        }
        kinds.push(Kind::Mechanism(id));
    }
    kinds.extend(model.ions().map(|(id, _)| id).filter(|id| !ions.contains(id)).map(Kind::Ion));
    kinds
}
/// NEURON's number of a mechanism.
pub fn number_of(engine: &Engine, mechanism: MechanismId) -> Option<usize> {
    all(engine).iter().position(|kind| *kind == Kind::Mechanism(mechanism)).map(|ix| ix + FIRST_NUMBER)
}

impl Kind {
    /// Its name: `hh`, `na_ion`, `IClamp`.
    pub fn name(self, engine: &Engine) -> String {
        match self {
            Kind::Morphology => "morphology".into(),
            Kind::Capacitance => "capacitance".into(),
            Kind::Ion(ion) => {
                engine.sim.model.ion(ion).map(|i| format!("{}_ion", i.name())).unwrap_or_default()
            }
            Kind::Mechanism(id) => engine.mechanism_info(id).map(|i| i.name.clone()).unwrap_or_default(),
        }
    }
    /// The kind with a name.
    pub fn by_name(engine: &Engine, name: &str) -> Option<Kind> {
        all(engine).into_iter().find(|kind| kind.name(engine) == name)
    }
    /// A point process or artificial cell?
    pub fn is_point(self, engine: &Engine) -> bool {
        match self {
            Kind::Mechanism(id) => engine.mechanism_info(id).is_some_and(|info| info.is_point()),
            _ => false,
        }
    }
    /// Its range variables.
    pub fn variables(self, engine: &Engine) -> Vec<Variable> {
        let scalar = |name: &str, role, default, source| Variable {
            name: name.to_owned(),
            role,
            len: 1,
            is_array: false,
            default,
            source,
        };
        match self {
            Kind::Morphology => vec![scalar("diam", 1, 500.0, Source::Node(NodeField::Diam))],
            Kind::Capacitance => vec![
                scalar("cm", 1, 1.0, Source::Node(NodeField::Cm)),
                scalar("i_cap", 2, 0.0, Source::Node(NodeField::ICap)),
            ],
            Kind::Ion(ion) => ion_variables(engine, ion),
            Kind::Mechanism(id) => columns(engine, id),
        }
    }
    /// Its GLOBALs: name and number of elements.
    pub fn globals(self, engine: &Engine) -> Vec<(String, usize)> {
        match self {
            Kind::Ion(ion) => {
                let name = engine.sim.model.ion(ion).map(|i| i.name().to_owned()).unwrap_or_default();
                ["i0", "o0"].map(|end| (format!("{name}{end}_{name}_ion"), 1)).into()
            }
            Kind::Mechanism(id) => {
                let Some(info) = engine.mechanism_info(id) else { return Vec::new() };
                let shown = info.globals.iter().filter(|g| g.visible);
                shown.map(|g| (format!("{}_{}", g.name, info.name), g.len)).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn ion_variables(engine: &Engine, ion: IonId) -> Vec<Variable> {
    let Some(name) = engine.sim.model.ion(ion).map(|i| i.name().to_owned()) else { return Vec::new() };
    // What NEURON's table of defaults holds: only sodium's are filled in.
    let defaults = if name == "na" { [50.0, 10.0, 140.0] } else { [0.0, 1.0, 1.0] };
    let variable = |name: String, role, default, field| Variable {
        name,
        role,
        len: 1,
        is_array: false,
        default,
        source: Source::Ion(ion, field),
    };
    vec![
        variable(format!("e{name}"), 1, defaults[0], IonField::Reversal),
        variable(format!("{name}i"), 1, defaults[1], IonField::Inside),
        variable(format!("{name}o"), 1, defaults[2], IonField::Outside),
        variable(format!("i{name}"), 2, 0.0, IonField::Current),
        variable(format!("di{name}_dv_"), 2, 0.0, IonField::Conductance),
    ]
}
fn columns(engine: &Engine, id: MechanismId) -> Vec<Variable> {
    let Some(info) = engine.mechanism_info(id) else { return Vec::new() };
    let shown = info.columns.iter().filter(|c| c.role != ColumnRole::Hidden);
    let mut all: Vec<Variable> = shown
        .map(|c| Variable {
            name: if info.is_point() { c.name.clone() } else { range_name(info, &c.name) },
            role: match c.role {
                ColumnRole::Parameter => 1,
                ColumnRole::Assigned => 2,
                ColumnRole::State => 3,
                _ => 0,
            },
            len: c.len,
            is_array: c.is_array,
            // States and ASSIGNED begin with 0 here, whatever their START.
            default: if c.role == ColumnRole::Parameter { c.default } else { 0.0 },
            source: Source::Column(id, c.first as u16),
        })
        .collect();
    // Parameters, then ASSIGNED, then STATEs, then POINTERs, each in the order of declaration.
    all.sort_by_key(|v| if v.role == 0 { 4 } else { v.role });
    all
}
