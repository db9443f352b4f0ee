//! Why a model refused something. Variants carry numbers; the texts a user sees are made elsewhere.

use crate::ids::{IonId, MechanismId, PointProcessId, SectionId};

/// Why a model refused something.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// The structure may not change during a step.
    #[error("the structure of the model is frozen during a step")]
    Frozen,
    /// The section was deleted.
    #[error("the section was deleted")]
    SectionGone(SectionId),
    /// The point process was deleted.
    #[error("the point process was deleted")]
    PointProcessGone(PointProcessId),
    /// What a handle pointed to was deleted.
    #[error("what the reference pointed to was deleted")]
    Dangling,
    /// This kind of handle belongs to somebody else (time, Vectors, variables of a language).
    #[error("not a variable of the model")]
    NotMine,
    /// A position outside 0..1.
    #[error("position {0} is not in 0..1")]
    Position(f64),
    /// A child connects with its 0 or 1 end only.
    #[error("a section connects at its 0 or 1 end, not at {0}")]
    ChildEnd(f64),
    /// The connection would make a loop.
    #[error("a connection will form loop")]
    Loop(SectionId),
    /// `nseg` out of range.
    #[error("nseg must be in 1..32767")]
    Nseg(i64),
    /// A 3-D point that does not exist.
    #[error("there is no 3-D point {0}")]
    Point3d(usize),
    /// A diameter of zero (it was set to 1e-6 um).
    #[error("diameter is zero; it was set to 1e-6 um")]
    ZeroDiameter(SectionId),
    /// The mechanism is not in the section.
    #[error("the mechanism is not inserted in the section")]
    NotInserted(SectionId, MechanismId),
    /// The ion is not in the section.
    #[error("the ion is not in the section")]
    NoIon(SectionId, IonId),
    /// The mechanism is of another kind (a point process cannot be inserted, a density mechanism not placed).
    #[error("the mechanism is of another kind")]
    WrongKind(MechanismId),
    /// Instances have other variables than a new form of the mechanism would have.
    #[error("{1} instances of the mechanism are in use")]
    HasInstances(MechanismId, usize),
    /// A name is taken.
    #[error("the name `{0}` is in use")]
    NameTaken(String),
    /// The valence of an ion was given before, differently.
    #[error("{0}_ion already defined with charge {1}, cannot redefine with charge {2}")]
    Valence(String, f64, f64),
    /// The ion's valence was never given.
    #[error("ion `{0}` has no valence yet")]
    NoValence(String),
    /// A point process that uses an ion cannot be at an end without membrane.
    #[error("a point process that uses an ion cannot be placed at an end of a section")]
    IonAtEnd(MechanismId),
    /// The point process has no place.
    #[error("the point process is not in a section")]
    NotLocated(PointProcessId),
    /// The variable does not exist there.
    #[error("the variable does not exist there")]
    NoVariable,
    /// A variable that cannot be set.
    #[error("the variable cannot be set")]
    ReadOnly,
    /// An array index that does not exist.
    #[error("index {0} is out of range")]
    Index(usize),
    /// The mechanism does not receive events.
    #[error("the point process does not receive events")]
    NoNetReceive(PointProcessId),
    /// The NetCon is gone, or has no such weight.
    #[error("the NetCon was deleted")]
    NetConGone,
    /// A mechanism that cannot be removed.
    #[error("the mechanism cannot be removed from a section")]
    Stays(MechanismId),
    /// A number of layers that makes no sense.
    #[error("extracellular has 1 to 1000 layers, not {0}")]
    Layers(usize),
    /// The number of layers cannot change while sections have them.
    #[error("Cannot change nlayer_extracellular when instances exist")]
    LayersInUse,
    /// The length of Vectors or lists that belong together differs.
    #[error("lengths differ")]
    Lengths,
}

/// What model functions give.
pub type Result<T> = std::result::Result<T, ModelError>;
