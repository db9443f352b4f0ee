//! Syntax trees. They hold names, not symbols: what `soma nseg = 3` or `f(3)` means is the compiler's business.

use std::rc::Rc;

/// A piece of the text, as byte offsets from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name.
    pub text: Rc<str>,
    /// Where it stands.
    pub span: Span,
}

/// What stands at top level, or between `begintemplate` and `endtemplate`.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Statements of one line (more than one only where a line is a compound of several by mistake).
    Statements(Vec<Statement>),
    /// `proc`, `func`, `obfunc`, `iterator`.
    Procedure(Procedure),
    /// `begintemplate Name`.
    BeginTemplate(Name),
    /// `endtemplate Name`.
    EndTemplate(Name),
    /// `public a, b`.
    Public(Vec<Name>),
    /// `external a, b`.
    External(Vec<Name>),
    /// `debug`.
    Debug,
    /// `help ...`.
    Help,
}

/// The four kinds of definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcedureKind {
    /// `proc`: no value.
    Procedure,
    /// `func`: a number.
    Function,
    /// `obfunc`: an object.
    ObjectFunction,
    /// `iterator`.
    Iterator,
}

/// `func name() { local a, b ... }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// Which of the four.
    pub kind: ProcedureKind,
    /// Its name.
    pub name: Name,
    /// `local` numbers.
    pub locals: Vec<Name>,
    /// `localobj` references.
    pub local_objects: Vec<Name>,
    /// The body.
    pub body: Vec<Statement>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
}

/// A declared name with the sizes in its brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared {
    /// The name.
    pub name: Name,
    /// One expression a dimension; none for a scalar.
    pub dimensions: Vec<Expression>,
}

/// The kinds of statement.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// An expression, an assignment, a call.
    Expression(Expression),
    /// `section statement` or `object.section statement`, if the first turns out to be a section; else two statements.
    Prefixed(Expression, Box<Statement>),
    /// `{ ... }`.
    Block(Vec<Statement>),
    /// `if (condition) then else otherwise`.
    If(Expression, Box<Statement>, Option<Box<Statement>>),
    /// `while (condition) body`.
    While(Expression, Box<Statement>),
    /// `for (first; condition; next) body`.
    For(Option<Box<Statement>>, Expression, Option<Box<Statement>>, Box<Statement>),
    /// `for variable = from, to body`.
    ForRange(Expression, Expression, Expression, Box<Statement>),
    /// `for (variable) body`, `for (variable, expression) body`: the segments of a section.
    ForSegments(Expression, Option<Expression>, Box<Statement>),
    /// `for iterator(arguments) body`.
    ForIterator(Expression, Box<Statement>),
    /// `forall body`.
    ForAll(Box<Statement>),
    /// `forsec list body`.
    ForSections(Expression, Box<Statement>),
    /// `ifsec list body`.
    IfSection(Expression, Box<Statement>),
    /// `print a, b`.
    Print(Vec<Expression>),
    /// `strdef a, b`.
    Strings(Vec<Name>),
    /// `objref a, b[3]`.
    Objects(Vec<Declared>),
    /// `double a[3][4]`.
    Doubles(Vec<Declared>),
    /// `create soma, dend[3]`.
    Create(Vec<Declared>),
    /// `connect child(0), parent(1)`; within a section statement `connect child(0), 1`.
    Connect(Expression, Expression),
    /// `setpointer pointer, variable`.
    SetPointer(Expression, Expression),
    /// `access section`.
    Access(Expression),
    /// `insert mechanism`.
    Insert(Name),
    /// `uninsert mechanism`.
    Uninsert(Name),
    /// `delete name`.
    Delete(Name),
    /// `return`, `return value`.
    Return(Option<Expression>),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `stop`.
    Stop,
    /// `iterator_statement`.
    IteratorStatement,
    /// `depvar a, b[2]`.
    Dependent(Vec<Expression>),
    /// `eqn name:: left = right`.
    Equation(Box<Equation>),
}

/// An equation of a system, or something added to a side of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    /// The dependent variable that names it.
    pub name: Expression,
    /// `::`: what the equation was so far is forgotten.
    pub anew: bool,
    /// The left side; None in `eqn name: = right`.
    pub left: Option<Expression>,
    /// The right side; None in `eqn name: left =`.
    pub right: Option<Expression>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExpressionKind,
}

/// What `$` arguments hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// `$1`.
    Number,
    /// `$o1`.
    Object,
    /// `$s1`.
    String,
    /// `$&1`.
    Reference,
}

/// The kinds of expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionKind {
    /// `1.5e3`.
    Number(f64),
    /// `"text"`, escapes already replaced.
    String(Rc<str>),
    /// A name.
    Name(Rc<str>),
    /// `$1`, `$o2`, `$&i`: the number is None for `i`.
    Argument(ArgumentKind, Option<u32>),
    /// `a[i][j]`.
    Index(Box<Expression>, Vec<Expression>),
    /// `f(a, b)`, `v(0.5)`, `object.method(a)`.
    Call(Box<Expression>, Vec<Expression>),
    /// `object.name`.
    Member(Box<Expression>, Name),
    /// `-x`.
    Negate(Box<Expression>),
    /// `!x`.
    Not(Box<Expression>),
    /// `a + b`.
    Binary(BinaryOperator, Box<Expression>, Box<Expression>),
    /// `target = value`, `target += value`; `v(0:1) = a:b` has the end of the ramp too.
    Assign(Box<Assignment>),
    /// `a:b` in `v(0:1)`.
    Range(Box<Expression>, Box<Expression>),
    /// `new Class(arguments)`.
    New(Name, Vec<Expression>),
    /// `&variable`.
    Pointer(Box<Expression>),
    /// `read(variable)`.
    Read(Box<Expression>),
    /// `(expression)`: kept, because `(x = 3)` echoes at top level and `x = 3` does not.
    Parenthesis(Box<Expression>),
}

/// An assignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// What is assigned to.
    pub target: Expression,
    /// How.
    pub operator: AssignOperator,
    /// The value.
    pub value: Expression,
    /// The other end of a ramp, `start:end`.
    pub until: Option<Expression>,
}

/// `=`, `+=`, ...
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignOperator {
    /// `=`
    Set,
    /// `+=`
    Add,
    /// `-=`
    Subtract,
    /// `*=`
    Multiply,
    /// `/=`
    Divide,
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `^`
    Power,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `&&`, both sides always evaluated.
    And,
    /// `||`, both sides always evaluated.
    Or,
}
