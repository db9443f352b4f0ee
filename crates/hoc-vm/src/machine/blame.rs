//! Errors get their place in the text and the calls that led there.

use super::{Frame, Vm};
use crate::error::{HocError, Location};
use crate::host::Host;
use crate::value::Value;
use hoc_syntax::locate;

/// Results out of range that one statement tells of.
const MOST_RANGE_WARNINGS: u32 = 5;

impl Vm {
    /// Adds place and call chain to an error, and tells the host, once.
    pub(super) fn annotate(&mut self, host: &mut dyn Host, mut error: HocError) -> HocError {
        if error.reported || error.stop || error.quit.is_some() {
            return error;
        }
        error.reported = true;
        if error.hint.is_none() {
            error.hint = host.advice(&error.message);
        }
        if error.location.is_none() {
            error.location = self.running.last().map(|running| {
                Box::new(Location {
                    file: running.file.to_string(),
                    line: running.line,
                    column: running.column,
                    source: running.source_line.to_string(),
                })
            });
        }
        if error.origin.is_none() {
            error.origin = self.frames.last().and_then(origin).map(Box::new);
        }
        // A text that did not compile has no frame of its own yet: its `execute` is shown all the same.
        let frames = self.frames.len();
        error.context.extend(self.notes_at(frames));
        for ix in (0..frames).rev() {
            match self.frames.get(ix) {
                Some(frame) if frame.code.kind.is_none() && !frame.is_body() => {
                    error.context.extend(self.notes_at(ix));
                }
                _ => error.context.extend(self.describe_frame(ix)),
            }
        }
        if self.messages || self.messages_always {
            host.report(&error.report(&self.program));
        }
        error
    }

    /// Tells of a result out of range, which does not stop the program: the first five of a statement, each line of the
    /// text shown once.
    #[cold]
    pub(super) fn warn_of_range(&mut self, host: &mut dyn Host, what: &str) {
        self.range_faults += 1;
        if self.range_faults > MOST_RANGE_WARNINGS {
            return;
        }
        self.warn(host, &format!("{what} result out of range"));
        if self.range_faults == MOST_RANGE_WARNINGS {
            host.report("No more errno warnings during this execution\n");
        }
    }

    /// Tells of something odd that does not stop the program, with its place in the text: a line is shown once only.
    #[cold]
    pub fn warn(&mut self, host: &mut dyn Host, what: &str) {
        let mut warning = HocError::new(what);
        if let Some(running) = self.running.last_mut() {
            warning.location = Some(Box::new(Location {
                file: running.file.to_string(),
                line: running.line,
                column: if running.is_shown { 0 } else { running.column },
                source: if running.is_shown { String::new() } else { running.source_line.to_string() },
            }));
            running.is_shown = true;
        }
        host.report(&warning.report(&self.program));
    }

    /// The end of a statement of the outermost text: how many results were out of range, when not all were told.
    pub(super) fn end_range_warnings(&mut self, host: &mut dyn Host) {
        let n = std::mem::take(&mut self.range_faults);
        if n > MOST_RANGE_WARNINGS {
            host.report(&format!("errno set {n} times on last execution\n"));
        }
    }

    /// The calls (`execute("...")`) that began to run a text when there were so many frames, the innermost first.
    fn notes_at(&self, frames: usize) -> impl Iterator<Item = String> {
        self.notes.iter().rev().filter(move |(at, _)| *at == frames).map(|(_, note)| note.clone())
    }

    /// Does something with calls noted for the chain of an error, the outermost first.
    pub fn with_notes<T>(&mut self, calls: &[String], work: impl FnOnce(&mut Vm) -> T) -> T {
        let (frames, before) = (self.frames.len(), self.notes.len());
        self.notes.extend(calls.iter().map(|call| (frames, call.clone())));
        let result = work(self);
        self.notes.truncate(before);
        result
    }

    /// A call as the chain shows it; None for a statement of the top level or a loop body.
    fn describe_frame(&self, ix: usize) -> Option<String> {
        let frame = self.frames.get(ix)?;
        if frame.is_body() {
            // NEURON shows the iterator's name with the arguments of the procedure that holds the loop.
            let name = self.frames.get(ix.checked_sub(1)?).map(|iterator| iterator.code.name.clone())?;
            let arguments = self.values.get(frame.arguments()).unwrap_or_default();
            return Some(self.describe_call(&name, arguments));
        }
        frame.code.kind.as_ref()?;
        let arguments = self.values.get(frame.arguments()).unwrap_or_default();
        Some(match &frame.this {
            Some(object) => {
                let object = self.object_name(object);
                format!("{object}.{}", self.describe_call(&frame.code.name, arguments))
            }
            None => self.describe_call(&frame.code.name, arguments),
        })
    }

    /// `name(3, "text", Vector[0])`.
    pub fn describe_call(&self, name: &str, arguments: &[Value]) -> String {
        let list: Vec<String> = arguments.iter().map(|value| self.describe(value)).collect();
        format!("{name}({})", list.join(", "))
    }

    fn describe(&self, value: &Value) -> String {
        match value {
            Value::Number(x) => crate::format::general(*x, 6),
            Value::String(_) | Value::StringPlace(_) => {
                let text = self.value_string(value).unwrap_or_default();
                match text.char_indices().nth(10) {
                    Some((end, _)) if text.chars().count() > 15 => {
                        format!("\"{}...\"", text.get(..end).unwrap_or_default())
                    }
                    _ => format!("\"{text}\""),
                }
            }
            Value::ObjectPlace(_) => match self.value_object(value) {
                Some(Some(object)) => self.object_name(&object),
                _ => "NULLobject".into(),
            },
            _ => "...".into(),
        }
    }

    /// An error of a function of the host or the machine gets the call as the first of its chain.
    pub(super) fn annotate_call(
        &self,
        mut error: HocError,
        object: &str,
        name: &str,
        args: &[Value],
    ) -> HocError {
        if std::mem::take(&mut error.by_caller) {
            return error;
        }
        if !error.reported && error.context.is_empty() {
            let call = self.describe_call(name, args);
            error.context.push(match (object, name) {
                ("", _) => call,
                (_, "") => format!("{object}{call}"),
                _ => format!("{object}.{call}"),
            });
        }
        error
    }
}

/// The place of the instruction a frame is at.
fn origin(frame: &Frame) -> Option<Location> {
    let at = frame.ip.saturating_sub(1);
    let ix = frame.code.spans.partition_point(|(from, _)| *from <= at).checked_sub(1)?;
    let (_, span) = frame.code.spans.get(ix)?;
    let source = &frame.code.source;
    let (line, column, text) = locate(&source.text, span.start as usize);
    Some(Location {
        file: source.file.to_string(),
        line: source.first_line + line,
        column,
        source: text.to_string(),
    })
}
