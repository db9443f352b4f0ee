//! Texts: statement after statement, each compiled after the one before it ran. Single expressions are in `evaluate`.

use super::{ClassRef, Frame, NO_SECTIONS, Running, Vm, height};
use crate::code::{Code, Source, Want};
use crate::compile::{self, Fault};
use crate::error::{HocError, Location};
use crate::host::Host;
use crate::value::{Object, Value};
use hoc_syntax::ast::Item;
use hoc_syntax::{Chunk, Reader, SyntaxError, locate};
use std::rc::Rc;

impl Vm {
    /// Runs all statements of a text at top level; each is compiled after the one before ran. `name` is a file's, or "".
    pub fn run(&mut self, host: &mut dyn Host, text: &str, name: &str) -> Result<(), HocError> {
        self.run_in(host, text, name, None)
    }

    /// As [`Vm::run`], for a program's own text (a file it is given, what is typed at it): here the end of a statement
    /// also ends what it left on the section stack. Its lines count from `first_line`.
    pub fn run_program(
        &mut self,
        host: &mut dyn Host,
        text: &str,
        name: &str,
        first_line: usize,
    ) -> Result<(), HocError> {
        let outer = std::mem::replace(&mut self.owns_sections, true);
        let result = self.run_text(host, Reader::new(text).counting_from(first_line), name, None);
        self.owns_sections = outer;
        result
    }

    /// As [`Vm::run_in`], for a function whose call (`execute("...")`) is to show in the chain of an error.
    pub(crate) fn run_noted(
        &mut self,
        host: &mut dyn Host,
        text: &str,
        this: Option<&Object>,
        name: &str,
        args: &[Value],
    ) -> Result<(), HocError> {
        let call = self.describe_call(name, args);
        self.with_notes(&[call], |vm| vm.run_in(host, text, "", this))
    }

    /// `execute(text, object)`: as [`Vm::run`], in the scope of a template object when one is given.
    pub fn run_in(
        &mut self,
        host: &mut dyn Host,
        text: &str,
        name: &str,
        this: Option<&Object>,
    ) -> Result<(), HocError> {
        self.run_text(host, Reader::new(text), name, this)
    }

    fn run_text(
        &mut self,
        host: &mut dyn Host,
        reader: Reader<'_>,
        name: &str,
        this: Option<&Object>,
    ) -> Result<(), HocError> {
        let defining = self.defining.len();
        let file: Rc<str> = match (name, self.running.last()) {
            ("", Some(outer)) => outer.file.clone(),
            _ => name.into(),
        };
        let whole = (!name.is_empty()).then(|| Rc::from(reader.text()));
        let pushed_before = std::mem::replace(&mut self.pushed_floor, self.pushed.len());
        let defining_before = std::mem::replace(&mut self.defining_floor, defining);
        let result = self.nested(|vm| vm.run_chunks(host, reader, &file, this, whole));
        self.pushed_floor = pushed_before;
        self.defining_floor = defining_before;
        if result.is_err() {
            self.defining.truncate(defining);
        }
        if self.nesting == 0 {
            self.sweep(host);
        }
        match result {
            Err(error) if error.stop => Ok(()),
            other => other,
        }
    }

    fn run_chunks(
        &mut self,
        host: &mut dyn Host,
        mut reader: Reader<'_>,
        file: &Rc<str>,
        this: Option<&Object>,
        whole: Option<Rc<str>>,
    ) -> Result<(), HocError> {
        while let Some(chunk) = reader.next_chunk() {
            let source_line = chunk.last_source_line();
            let column = source_line.chars().count() + 1;
            let unread = whole.clone().map(|whole| (whole, reader.position()));
            self.running.push(Running {
                file: file.clone(),
                line: chunk.last_line,
                source_line,
                column,
                unread,
                is_shown: false,
            });
            let result = self.run_chunk(host, &chunk, file, this);
            let result = result.map_err(|error| self.annotate(host, error));
            if let Some((_, position)) = self.running.pop().and_then(|running| running.unread) {
                reader.skip_to(position);
            }
            match result {
                Err(error) if error.stop && self.nesting == 1 => {}
                other => other?,
            }
            if self.nesting == 1 {
                self.end_range_warnings(host);
                self.sweep(host);
                if self.owns_sections {
                    host.truncate_sections(0);
                }
            }
        }
        Ok(())
    }

    fn run_chunk(
        &mut self,
        host: &mut dyn Host,
        chunk: &Chunk<'_>,
        file: &Rc<str>,
        this: Option<&Object>,
    ) -> Result<(), HocError> {
        let Some(item) = self.parsed.item(chunk).map_err(|error| syntax(error, file))? else { return Ok(()) };
        // A procedure is not in the scope of `object_push`; a text that it loads and that pushes is.
        let in_scope = self.frames.is_empty() || self.pushed.len() > self.pushed_floor;
        let pushed = if in_scope { self.pushed_object(0) } else { None };
        // What a text defines has its own scope, whosesoever the scope of the text is.
        let this = this.or(pushed.as_ref()).filter(|_| self.defining.len() <= self.defining_floor);
        let source =
            || Rc::new(Source { file: file.clone(), text: chunk.text.into(), first_line: chunk.first_line });
        let template = match this.and_then(|object| self.class(object)) {
            Some(ClassRef::Template(template)) => Some(template),
            Some(ClassRef::Host(_)) => {
                return Err(HocError::new("Can't execute in a built-in class context"));
            }
            None => self.defining.last().copied(),
        };
        let placed = |fault: Fault| place(fault, chunk, file);
        match &*item {
            Item::Statements(list) => {
                let code = compile::statements(self, host, template, list, source()).map_err(placed)?;
                let prototype = self.defining.last().and_then(|id| self.templates.get(*id as usize));
                let context = this.cloned().or_else(|| prototype.and_then(|made| made.prototype.clone()));
                let result = self.run_code(host, code, context);
                self.delete_stand_ins(host);
                result
            }
            Item::Procedure(made) => compile::procedure(self, host, template, made, source()).map_err(placed),
            Item::BeginTemplate(name) => self.begin_template(host, name).map_err(placed),
            Item::EndTemplate(name) => self.end_template(name).map_err(placed),
            Item::Public(names) => self.make_public(names).map_err(placed),
            Item::External(names) => self.make_external(host, names).map_err(placed),
            Item::Debug | Item::Help => Ok(()),
        }
    }

    /// Runs compiled statements in a frame of their own.
    fn run_code(
        &mut self,
        host: &mut dyn Host,
        code: Rc<Code>,
        this: Option<Object>,
    ) -> Result<(), HocError> {
        let floor = self.frames.len();
        let (numbers, values) = (self.numbers.len(), self.values.len());
        if !self.numbers.has_room(code.n_locals as usize) {
            return Err(HocError::new(STACK_IS_FULL));
        }
        self.push_frame(host, code, 0, Want::Nothing, this);
        let result = self.execute(host, floor);
        self.numbers.truncate(numbers);
        self.values.truncate(values);
        result
    }

    /// Puts a frame on top; its arguments are the last values.
    #[inline(always)]
    pub(super) fn push_frame(
        &mut self,
        host: &mut dyn Host,
        code: Rc<Code>,
        n_arguments: usize,
        want: Want,
        this: Option<Object>,
    ) {
        let numbers = self.numbers.len();
        let values = self.values.len() - n_arguments;
        self.numbers.push_zeros(code.n_locals as usize);
        for _ in 0..code.n_local_objects {
            self.values.push(Value::Object(None));
        }
        let sections = if code.touches_sections { height(host.section_depth()) } else { NO_SECTIONS };
        self.frames.push(Frame {
            code,
            this,
            extra: None,
            ip: 0,
            numbers: height(numbers),
            values: height(values),
            n_arguments: height(n_arguments),
            scopes: height(self.scopes.len()),
            sections,
            want,
        });
    }

    /// Is `text` the beginning of an unfinished statement, and how many braces are open? An interactive prompt then asks
    /// for more.
    pub fn unfinished(text: &str) -> Option<u32> {
        let mut reader = Reader::new(text);
        let mut unfinished = None;
        while let Some(chunk) = reader.next_chunk() {
            unfinished = chunk.unfinished;
        }
        unfinished
    }
}

/// What a program reads whose calls and `local`s are too many.
pub(super) const STACK_IS_FULL: &str = "stack too deep, increase with -NSTACK stacksize option";

/// A syntax error at its place in the text.
pub(super) fn syntax(error: SyntaxError, file: &Rc<str>) -> HocError {
    let location = Location {
        file: file.to_string(),
        line: error.line,
        column: error.column,
        source: error.source_line,
    };
    let mut made = HocError::new(error.message);
    made.hint = error.hint;
    let location = Box::new(location);
    made.origin = Some(location.clone());
    made.location = Some(location);
    made
}

/// Puts a compiler's error at its place in the text.
pub(super) fn place(fault: Fault, chunk: &Chunk<'_>, file: &Rc<str>) -> HocError {
    let Some(offset) = fault.offset else { return *fault.error };
    let (line, column, source) = locate(chunk.text, offset as usize);
    let location = Location {
        file: file.to_string(),
        line: chunk.first_line + line,
        column,
        source: source.to_string(),
    };
    let mut error = *fault.error;
    let location = Box::new(location);
    error.origin = Some(location.clone());
    error.location = Some(location);
    error
}
