//! Compiled code: instructions, their constants, and where each came from.
//!
//! There are two stacks. Numbers live on one (with the `local`s of each call at its bottom), everything else on the
//! other (with the arguments and `localobj`s of each call at its bottom), so number code touches plain `f64`s only.

use crate::host::{HostPointer, Returns};
use crate::symbols::SymbolId;
use hoc_syntax::ast::{AssignOperator, BinaryOperator, Span};
use std::cell::Cell;
use std::rc::Rc;

/// A variable in an instruction: the upper two bits say where it lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable(pub u32);

/// A variable taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// A cell.
    Global(u32),
    /// A field of `this`.
    Field(u32),
    /// A `local`.
    Local(u32),
}

impl Variable {
    /// A cell.
    pub fn global(cell: u32) -> Self {
        Variable(cell & 0x3fff_ffff)
    }
    /// A field of `this`.
    pub fn field(field: u32) -> Self {
        Variable(0x4000_0000 | (field & 0x3fff_ffff))
    }
    /// A `local`.
    pub fn local(local: u32) -> Self {
        Variable(0x8000_0000 | (local & 0x3fff_ffff))
    }
    /// Where it lives.
    #[inline(always)]
    pub fn place(self) -> Where {
        let index = self.0 & 0x3fff_ffff;
        match self.0 >> 30 {
            0 => Where::Global(index),
            1 => Where::Field(index),
            _ => Where::Local(index),
        }
    }
}

/// What the caller does with a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Needs a number, on the stack of numbers.
    Number,
    /// Takes anything, on the stack of values.
    Value,
    /// As [`Want::Value`], but variables are passed by name (`$s1 = `, `$o1 = ` reach them).
    Argument,
    /// Drops it.
    Nothing,
}

/// One instruction, eight bytes. "n" is the stack of numbers, "v" that of values.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    /// Constant to n.
    Const(u32),
    /// `local` to n.
    Local(u32),
    /// Top-level number to n.
    Global(u32),
    /// Field of `this` to n.
    Field(u32),
    /// n to `local`.
    SetLocal(u32),
    /// n to a top-level number.
    SetGlobal(u32),
    /// n to a field of `this`.
    SetField(u32),
    /// `variable += n` and the like; the value stays on n.
    Modify(AssignOperator, Variable),
    /// The last assigned value again: duplicates the top of n.
    Duplicate,
    /// Adds n to a `local`.
    AddLocal(u32),
    /// Operator on a `local` and a constant, into a `local` (the first).
    LocalConstTo(BinaryOperator, u8, u16, u16),
    /// Drops the top of n.
    DropNumber,
    /// Drops the top of v.
    DropValue,
    /// `float_epsilon` was assigned.
    SyncEpsilon,
    /// Element of a one-dimensional top-level array; index on n.
    Index(u32),
    /// The same; index a `local`.
    IndexLocal(u16, u32),
    /// Element of an array of any kind; so many indices on n.
    IndexAny(u16, Variable),
    /// n to an element of a one-dimensional top-level array; index below the value.
    SetIndex(u32),
    /// The same; index a `local`.
    SetIndexLocal(u16, u32),
    /// n to an element.
    SetIndexAny(u16, Variable),
    /// The same, and the value stays on n.
    SetIndexKeep(u16, Variable),
    /// `element += n` and the like; the value stays on n.
    ModifyIndex(AssignOperator, u8, Variable),
    /// Both operands on n.
    Binary(BinaryOperator),
    /// `^`, both operands on n.
    Power,
    /// Left operand on n, right a constant.
    BinaryConst(BinaryOperator, u32),
    /// Left operand on n, right a `local`.
    BinaryLocal(BinaryOperator, u32),
    /// Left operand a `local`, right a constant.
    LocalConst(BinaryOperator, u16, u16),
    /// Left operand `$i`, right a constant.
    ArgumentConst(BinaryOperator, u16, u16),
    /// `-n`.
    Negate,
    /// `!n`.
    Not,
    /// Built-in function of one number.
    Math(u32),
    /// Goes on at.
    Jump(u32),
    /// Pops n; goes on at when 0.
    JumpFalse(u32),
    /// Fused comparison and jump: pops two, goes on at when it does not hold.
    JumpUnless(BinaryOperator, u32),
    /// The same against a constant.
    JumpUnlessConst(BinaryOperator, u16, u32),
    /// The same, of a `local` and a constant.
    JumpUnlessLocalConst(BinaryOperator, u8, u8, u32),
    /// Range loop: pops end and begin, sets variable to begin and the hidden local to end + epsilon.
    ForBegin(u16, Variable),
    /// Range loop over a `local`: leaves for the target when it is past the hidden local.
    ForTest(u8, u16, u32),
    /// Range loop over a `local`: one more, and back to the target unless past the hidden local.
    ForNext(u8, u16, u32),
    /// Range loop over any variable: pops n, leaves for the target when past the hidden local.
    ForTestAny(u16, u32),

    /// `$i` to n; 0: the number of the argument is on n.
    Argument(u32),
    /// n to `$i`.
    SetArgument(AssignOperator, u32),
    /// `$&i` to n; with an index on n below.
    ArgumentRef(bool, u32),
    /// n to `$&i`.
    SetArgumentRef(AssignOperator, bool, u32),
    /// `$&i` itself to v.
    PassArgumentRef(bool, u32),
    /// `$si` to v.
    ArgumentString(u32),
    /// v to `$si`.
    SetArgumentString(u32),
    /// `$oi` to v.
    ArgumentObject(u32),
    /// v to `$oi`.
    SetArgumentObject(u32),
    /// Argument as it came (for passing on `$s1`, `$o1`).
    PassArgument(u32),

    /// String constant to v.
    String(u32),
    /// `strdef` to v.
    StringVariable(Variable),
    /// `strdef` by name to v.
    StringPlace(Variable),
    /// v to `strdef`.
    SetString(Variable),
    /// `objref` to v.
    Object(Variable),
    /// Element of `objref` array to v.
    ObjectIndex(u16, Variable),
    /// `objref` by name to v; so many indices on n (0 for a scalar).
    ObjectPlace(u16, Variable),
    /// v to `objref`.
    SetObject(Variable),
    /// v to an element.
    SetObjectIndex(u16, Variable),
    /// `localobj` to v.
    LocalObject(u32),
    /// `localobj` by name.
    LocalObjectPlace(u32),
    /// v to `localobj`.
    SetLocalObject(u32),
    /// `this` to v.
    This,
    /// `Class[n]` to v; class by name.
    Instance(u32),
    /// n becomes a value on v.
    PassNumber,
    /// `local` as a value on v.
    PassLocal(u32),
    /// Constant as a value on v.
    PassConst(u32),
    /// Operator on a `local` and a constant, as a value on v.
    PassLocalConst(BinaryOperator, u16, u16),
    /// Address of a variable to v; so many indices on n.
    Address(u16, Variable),
    /// v must be a number: to n.
    ToNumber,
    /// Duplicates the top of v.
    DuplicateValue,
    /// v == v, to n; or != when true.
    ValueEqual(bool),

    /// `read(x)`: address on v, how many were read to n; the variable's name for the error.
    Read(u32),

    /// Prints n.
    PrintNumber,
    /// Prints v as `print` does.
    PrintValue,
    /// Prints v, a string, without a blank behind.
    PrintString,
    /// Ends a `print`.
    PrintEnd,
    /// Shows the number of a bare expression.
    EchoNumber,
    /// Shows the value of a bare expression.
    EchoValue,
    /// Shows a bare string.
    EchoString,

    /// Calls a symbol: so many arguments on v.
    Call(Want, u8, SymbolId),
    /// Calls a function of the host.
    CallHost(Want, u8, u32),
    /// Calls a function of the machine.
    CallBuiltin(Want, u8, u32),
    /// `new Class(...)`, class by name: object to v.
    New(u16, u32),
    /// Returns n.
    ReturnNumber,
    /// Returns a `local`.
    ReturnLocal(u32),
    /// Returns v.
    ReturnValue,
    /// Returns nothing.
    Return,
    /// The end of the body was reached.
    End,
    /// Runs the caller's loop body. A `break` in it goes on at the target; 0: it ends the iterator.
    IteratorStatement(u32),
    /// `for iterator(...)`: a jump behind the body follows, then the body.
    CallIterator(u16, SymbolId),
    /// The same for `object.iterator(...)`.
    MemberIterator(u32),
    /// End of the body of an iterator loop.
    BodyEnd,
    /// `break` in the body of an iterator loop.
    BodyBreak,
    /// Fails with a text.
    Fail(u32),
    /// `stop`.
    Stop,

    /// `object.name...` by site.
    Member(Want, u32),
    /// `object.name... = n`.
    SetMemberNumber(AssignOperator, u32),
    /// `object.name... = v`.
    SetMemberValue(AssignOperator, u32),
    /// The same for an object that `new` just made.
    SetMemberNew(AssignOperator, u32),
    /// Address of `object.name...`.
    MemberAddress(u32),
    /// `objref.name[n]` by site, of a scalar `objref`: to n.
    Element(u16, Variable),
    /// `objref.name[n] = n`.
    SetElement(u16, Variable),
    /// `objref.name[local]`: to n.
    ElementLocal(u8, u16, Variable),
    /// `objref.name[local] = n`.
    SetElementLocal(u8, u16, Variable),

    /// Enters a section: so many indices on n.
    EnterSection(u16, Variable),
    /// Enters the section on v; anything else is dropped and the next statement runs where it is.
    EnterValue,
    /// Leaves so many scopes.
    Leave(u32),
    /// Leaves so many section statements before their end, of a loop over sections when true, and tells of it.
    LeaveOpen(bool, u32),
    /// Opens a loop over all sections (false) or those of the list on v (true).
    Sections(bool),
    /// Next section of the loop; leaves for the target behind the last.
    NextSection(u32),
    /// Opens a loop over segments; with the number on n: 0 skips the ends.
    Segments(bool),
    /// Next position to n; behind the last leaves for the target, with the last value of the variable on n.
    NextSegment(u32),
    /// Does the accessed section match v? To n.
    IfSection,
    /// Section to v.
    Section(u16, Variable),
    /// Named section to v.
    NamedSection(u32),
    /// `access` of the section on v.
    Access,
    /// Child and parent on v, their ends on n.
    Connect,
    /// Child on v, its end and the parent's on n; the parent is the accessed section.
    ConnectHere,
    /// `insert`.
    Insert(u32),
    /// `uninsert`.
    Uninsert(u32),
    /// Section property to n.
    Property(u32),
    /// n to section property.
    SetProperty(AssignOperator, u32),
    /// Range variable to n. Below: index (bit 0), position (bit 1).
    Range(u8, u32),
    /// n to range variable at a position (bit 1) or everywhere.
    SetRange(AssignOperator, u8, u32),
    /// Ramp: index (bit 0), from, to, start, end on n.
    Ramp(AssignOperator, u8, u32),
    /// Address of a section property.
    PropertyAddress(u32),
    /// Address of a range variable.
    RangeAddress(u8, u32),
    /// `setpointer range(x), pointer`.
    SetPointerRange(u8, u32),
    /// `setpointer object.name, pointer`: name by string.
    SetPointerMember(u32),
    /// A number of the host to n.
    HostNumber(u32),
    /// An element of an array of the host.
    HostElement(u32),
    /// n to a number of the host.
    SetHostNumber(AssignOperator, u32),
    /// n to an element of an array of the host.
    SetHostElement(AssignOperator, u32),
    /// Address of a number of the host (true: of an element).
    HostAddress(bool, u32),

    /// `strdef`.
    DeclareString(SymbolId),
    /// `objref`, so many dimensions on n.
    DeclareObject(u16, SymbolId),
    /// `double`.
    DeclareArray(u16, SymbolId),
    /// `create`.
    Create(u16, SymbolId),
    /// `delete`.
    Delete(SymbolId),
    /// `depvar`, so many indices on n.
    Dependent(u16, Variable),
    /// `eqn name`, so many indices on n: number of its row to n. When true the row begins anew.
    Equation(bool, u8, Variable),
    /// The value of a side is on n: goes back to have it again, with the next variable moved, until all were.
    EquationSide(u32),
}

/// A use of `object.name`, with what it meant last time.
#[derive(Debug)]
pub struct Site {
    /// The name.
    pub name: Rc<str>,
    /// How many indices.
    pub indices: u8,
    /// How many arguments; None without parentheses.
    pub arguments: Option<u8>,
    /// Bit i: argument i stands on n, not on v.
    pub cache: Cell<Cached>,
}

/// What a member meant for the class last seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cached {
    /// The class, as a key that no two classes share; 0 for none.
    pub class: u64,
    /// How often the host's names had changed by then.
    pub epoch: u32,
    /// The meaning.
    pub meaning: Meaning,
}

/// What a member is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Meaning {
    /// Not looked up.
    #[default]
    Unknown,
    /// A method of a host class.
    HostMethod(u32, Returns),
    /// A field of a host class; indexed when true.
    HostField(u32, bool),
    /// The host decides each time.
    HostDynamic,
    /// A field of a template's object.
    Field(u32),
    /// A procedure of a template.
    Procedure(SymbolId),
    /// A name given to the object alone: looked up each time.
    Alias,
    /// `external` made public, or something else of the top level: its cell.
    Global(u32),
}

/// A side of an equation: the instructions between `start` and its [`Op::EquationSide`].
#[derive(Debug)]
pub struct Side {
    /// Its first instruction.
    pub start: u32,
    /// `local` with the number of the row.
    pub row: u32,
    /// `local` with how many variables were looked at: 0 while the side is had for the first time.
    pub seen: u32,
    /// `local` with the value of that first time.
    pub value: u32,
    /// Left or right of the `=`?
    pub is_left: bool,
    /// Cells of the variables that the side names, and of the arrays it has elements of.
    pub cells: Vec<u32>,
    /// Reads nothing but those: no call, no object.
    pub is_closed: bool,
}

/// Where code came from.
#[derive(Debug)]
pub struct Source {
    /// Name of the file; empty for none.
    pub file: Rc<str>,
    /// The text of the chunk.
    pub text: Rc<str>,
    /// Number of its first line.
    pub first_line: usize,
}

/// A compiled procedure or statement.
#[derive(Debug)]
pub struct Code {
    /// For error reports.
    pub name: Rc<str>,
    /// Instructions.
    pub ops: Vec<Op>,
    /// Number constants.
    pub numbers: Vec<f64>,
    /// String constants.
    pub strings: Vec<Rc<str>>,
    /// Uses of members.
    pub sites: Vec<Site>,
    /// Places of the host.
    pub pointers: Vec<HostPointer>,
    /// Sides of equations.
    pub sides: Vec<Side>,
    /// From which instruction on which piece of the text, ascending.
    pub spans: Vec<(u32, Span)>,
    /// `local`s, hidden ones included.
    pub n_locals: u32,
    /// `localobj`s.
    pub n_local_objects: u32,
    /// Which kind of procedure; None for a statement of the top level.
    pub kind: Option<crate::symbols::ProcedureKind>,
    /// May change the section stack: its depth is restored on return.
    pub touches_sections: bool,
    /// The text.
    pub source: Rc<Source>,
}
