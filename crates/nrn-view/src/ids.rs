//! Numbers that stand for things of whoever owns the screen.

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {
        $(#[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);)*
    };
}

id!(
    /// An object of the language (a Graph, a box, a template's object). It is not kept alive by being named here.
    ObjectId,
    /// A number that can be read, and often written.
    VariableId,
    /// Something to run.
    CommandId,
    /// An expression that has a value.
    ExpressionId,
    /// A panel of the screen.
    PanelId,
    /// A window of the screen.
    WindowId,
);
