//! The syntax tree of a `.mod` file: what was written, not yet what it means.

pub use crate::source::Span;

/// A whole file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// TITLE.
    pub title: String,
    /// The NEURON block.
    pub neuron: Neuron,
    /// `(mV) = (millivolt)`.
    pub unit_aliases: Vec<(String, String)>,
    /// `FARADAY = (faraday) (coulomb)`.
    pub unit_constants: Vec<UnitConstant>,
    /// CONSTANT.
    pub constants: Vec<Declaration>,
    /// PARAMETER.
    pub parameters: Vec<Declaration>,
    /// ASSIGNED.
    pub assigned: Vec<Declaration>,
    /// STATE.
    pub states: Vec<Declaration>,
    /// LOCAL outside blocks: one number for all instances.
    pub file_locals: Vec<LocalName>,
    /// DEFINE.
    pub defines: Vec<(String, i64)>,
    /// Everything with a body, in order.
    pub blocks: Vec<Block>,
    /// VERBATIM outside blocks.
    pub verbatim: Vec<(String, Span)>,
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// The NEURON block.
#[derive(Clone, Debug, Default)]
pub struct Neuron {
    /// `SUFFIX`, `POINT_PROCESS` or `ARTIFICIAL_CELL`, and the name.
    pub mechanism: Option<(String, Name)>,
    /// USEION.
    pub ions: Vec<Ion>,
    /// NONSPECIFIC_CURRENT.
    pub nonspecific: Vec<Name>,
    /// ELECTRODE_CURRENT.
    pub electrode: Vec<Name>,
    /// RANGE.
    pub range: Vec<Name>,
    /// GLOBAL.
    pub global: Vec<Name>,
    /// POINTER.
    pub pointer: Vec<Name>,
    /// BBCOREPOINTER.
    pub bbcore_pointer: Vec<Name>,
    /// EXTERNAL.
    pub external: Vec<Name>,
    /// RANDOM.
    pub random: Vec<Name>,
    /// THREADSAFE.
    pub threadsafe: bool,
    /// Where the block stands.
    pub span: Span,
}

/// USEION.
#[derive(Clone, Debug)]
pub struct Ion {
    /// `na`.
    pub name: Name,
    /// READ.
    pub reads: Vec<Name>,
    /// WRITE.
    pub writes: Vec<Name>,
    /// VALENCE.
    pub valence: Option<f64>,
}

/// A line of UNITS that gives a number a name.
#[derive(Clone, Debug)]
pub struct UnitConstant {
    /// The name.
    pub name: Name,
    /// The number, when one is written.
    pub value: Option<f64>,
    /// First units.
    pub from: String,
    /// Second units, to convert to.
    pub to: Option<String>,
    /// Where the units stand.
    pub span: Span,
}

/// A declared variable.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// Its name.
    pub name: Name,
    /// Array length as written.
    pub size: Option<Size>,
    /// Value, or START.
    pub value: Option<f64>,
    /// Units without parentheses.
    pub units: String,
    /// `<low, high>`.
    pub limits: Option<(f64, f64)>,
}

/// An array length.
#[derive(Clone, Debug)]
pub enum Size {
    /// `[3]`.
    Number(usize),
    /// `[N]` with a DEFINEd name.
    Defined(Name),
}

/// A LOCAL variable.
#[derive(Clone, Debug)]
pub struct LocalName {
    /// Its name.
    pub name: Name,
    /// Array length.
    pub size: Option<Size>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// INITIAL.
    Initial,
    /// BREAKPOINT.
    Breakpoint,
    /// DERIVATIVE.
    Derivative,
    /// KINETIC.
    Kinetic,
    /// LINEAR.
    Linear,
    /// NONLINEAR.
    Nonlinear,
    /// DISCRETE.
    Discrete,
    /// PROCEDURE.
    Procedure,
    /// FUNCTION.
    Function,
    /// FUNCTION_TABLE.
    FunctionTable,
    /// NET_RECEIVE.
    NetReceive,
    /// BEFORE BREAKPOINT.
    BeforeBreakpoint,
    /// BEFORE INITIAL.
    BeforeInitial,
    /// BEFORE STEP.
    BeforeStep,
    /// AFTER SOLVE.
    AfterSolve,
    /// AFTER INITIAL.
    AfterInitial,
    /// CONSTRUCTOR.
    Constructor,
    /// DESTRUCTOR.
    Destructor,
}

/// A block with statements.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its name; empty where blocks have none.
    pub name: Name,
    /// Arguments.
    pub params: Vec<Name>,
    /// SOLVEFOR: the only states that the block solves for.
    pub solve_for: Vec<Name>,
    /// Statements.
    pub body: Vec<Stmt>,
    /// The whole block.
    pub span: Span,
}

/// A statement and where it stands.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// What it does.
    pub kind: StmtKind,
    /// Where.
    pub span: Span,
}

/// What is assigned to: `x`, `x[i]`, `x'`.
#[derive(Clone, Debug)]
pub struct Target {
    /// Variable.
    pub name: Name,
    /// Number of primes.
    pub primes: usize,
    /// Index.
    pub index: Option<Box<Expr>>,
}

/// One side of a reaction: number and name, with index.
#[derive(Clone, Debug)]
pub struct Term {
    /// Stoichiometric coefficient.
    pub count: i64,
    /// State.
    pub name: Name,
    /// Index.
    pub index: Option<Box<Expr>>,
}

/// A way a reaction may go.
#[derive(Clone, Debug)]
pub enum Reaction {
    /// `left <-> right (forward, backward)`.
    BothWays(Vec<Term>, Vec<Term>, Expr, Expr),
    /// `left << (flux)`.
    Inflow(Vec<Term>, Expr),
    /// `left -> right (rate)`.
    OneWay(Vec<Term>, Vec<Term>, Expr),
}

/// TABLE.
#[derive(Clone, Debug)]
pub struct Table {
    /// Tabulated variables; none in a FUNCTION.
    pub names: Vec<Name>,
    /// DEPEND.
    pub depend: Vec<Name>,
    /// FROM.
    pub from: Expr,
    /// TO.
    pub to: Expr,
    /// WITH.
    pub with: Size,
}

/// Statements.
#[derive(Clone, Debug)]
pub enum StmtKind {
    /// LOCAL.
    Local(Vec<LocalName>),
    /// `x = e`, `x' = e`.
    Assign(Target, Expr),
    /// `f(a, b)`.
    Call(Name, Vec<Expr>),
    /// IF, ELSE IF, ELSE.
    If(Vec<(Expr, Vec<Stmt>)>, Vec<Stmt>),
    /// WHILE.
    While(Expr, Vec<Stmt>),
    /// FROM i = a TO b BY c.
    From(Name, Expr, Expr, Option<Expr>, Vec<Stmt>),
    /// SOLVE block METHOD method.
    Solve {
        /// Block or procedure.
        block: Name,
        /// METHOD.
        method: Option<Name>,
        /// STEADYSTATE.
        steady_state: Option<Name>,
    },
    /// CONDUCTANCE g USEION na.
    Conductance(Name, Option<Name>),
    /// TABLE.
    Table(Table),
    /// WATCH (condition) flag, ...
    Watch(Vec<(Expr, Expr)>),
    /// FOR_NETCONS.
    ForNetcons(Vec<Name>, Vec<Stmt>),
    /// LAG x BY delay.
    Lag(Name, Name),
    /// `~ a <-> b (f, b)`.
    Reaction(Reaction),
    /// `~ e = e`.
    Equation(Expr, Expr),
    /// `~+ e = e`: more terms of the equation before.
    MoreEquation(Expr, Expr),
    /// CONSERVE e = e.
    Conserve(Expr, Expr),
    /// COMPARTMENT i, volume { states }.
    Compartment(Option<Name>, Expr, Vec<Name>),
    /// LONGITUDINAL_DIFFUSION i, D { states }.
    Diffusion(Option<Name>, Expr, Vec<Name>),
    /// INITIAL inside NET_RECEIVE.
    NetInitial(Vec<Stmt>),
    /// Braces.
    Block(Vec<Stmt>),
    /// VERBATIM.
    Verbatim(String),
    /// `VERBATIM return e; ENDVERBATIM` in a FUNCTION or PROCEDURE.
    Return(Option<f64>),
    /// MUTEXLOCK, MUTEXUNLOCK: nothing to do.
    Nothing,
}

/// Binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Binary {
    Or,
    And,
    Le,
    Ge,
    Eq,
    Ne,
    Lt,
    Gt,
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Pow,
}

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it computes.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// Expressions.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A number (its units only document it).
    Number(f64),
    /// A string argument.
    Text(String),
    /// A variable.
    Variable(String),
    /// An array element.
    Element(String, Box<Expr>),
    /// `x'` on the right-hand side, with the number of primes and the index.
    Rate(String, usize, Option<Box<Expr>>),
    /// `x@n` in a DISCRETE block: the state so many steps before.
    Earlier(String, u32),
    /// A call.
    Call(String, Vec<Expr>),
    /// `-e`.
    Negate(Box<Expr>),
    /// `!e`.
    Not(Box<Expr>),
    /// `a op b`.
    Binary(Binary, Box<Expr>, Box<Expr>),
}

impl Expr {
    /// A number made by a pass.
    pub fn number(x: f64, span: Span) -> Expr {
        Expr { kind: ExprKind::Number(x), span }
    }
    /// A variable made by a pass.
    pub fn variable(name: &str, span: Span) -> Expr {
        Expr { kind: ExprKind::Variable(name.to_string()), span }
    }
    /// `a op b`, standing where `a` stands.
    pub fn binary(op: Binary, a: Expr, b: Expr) -> Expr {
        let span = Span { start: a.span.start, end: b.span.end.max(a.span.end) };
        Expr { kind: ExprKind::Binary(op, Box::new(a), Box::new(b)), span }
    }
    /// Calls `f` for this expression and everything in it.
    pub fn visit<'a>(&'a self, f: &mut impl FnMut(&'a Expr)) {
        f(self);
        match &self.kind {
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Variable(_)
            | ExprKind::Earlier(..)
            | ExprKind::Rate(_, _, None) => {}
            ExprKind::Rate(_, _, Some(a)) => a.visit(f),
            ExprKind::Element(_, a) | ExprKind::Negate(a) | ExprKind::Not(a) => a.visit(f),
            ExprKind::Call(_, args) => args.iter().for_each(|a| a.visit(f)),
            ExprKind::Binary(_, a, b) => {
                a.visit(f);
                b.visit(f);
            }
        }
    }
}

/// The variable that holds a derivative: `Dm`, `D2m`, as NEURON calls it.
pub fn rate_name(state: &str, primes: usize) -> String {
    match primes {
        0 => state.to_string(),
        1 => format!("D{state}"),
        n => format!("D{n}{state}"),
    }
}

impl File {
    /// The block called `name`.
    pub fn block(&self, name: &str) -> Option<&Block> {
        self.blocks.iter().find(|b| b.name.text == name)
    }
    /// The first block of a kind.
    pub fn block_of(&self, kind: BlockKind) -> Option<&Block> {
        self.blocks.iter().find(|b| b.kind == kind)
    }
}
