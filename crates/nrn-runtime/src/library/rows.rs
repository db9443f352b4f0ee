//! The form of the library: files, and in them rows of variables, procedures and templates. HOC declarations are made from
//! the rows when a file is loaded; what a procedure does is a Rust function.

use super::call::Call;
use hoc_vm::{HocError, Value};
use std::fmt::Write;

/// What a procedure does.
pub type Run = fn(&mut Call<'_, '_>) -> Result<Value, HocError>;

/// A file of the library.
pub struct File {
    /// Name under `lib/hoc`.
    pub name: &'static str,
    /// Its contents, in order.
    pub rows: &'static [Row],
}

/// A line of a file.
pub enum Row {
    /// Another file that comes first; the second text is a template that makes it unnecessary.
    Load(&'static str, &'static str),
    /// A number: name, value, unit ("" for none), and the range a user may set.
    Number(&'static str, f64, &'static str, Option<(f64, f64)>),
    /// A number that keeps the value it has when the file is loaded late.
    Kept(&'static str, f64),
    /// Strings, and object variables (with sizes), as a declaration names them.
    Strings(&'static str),
    /// Object variables.
    Objects(&'static str),
    /// Statements run while the file is loaded.
    Start(Run),
    /// A procedure, a function that gives a number, one that gives an object.
    Proc(&'static str, Run),
    /// As [`Row::Proc`], giving a number.
    Func(&'static str, Run),
    /// A procedure that only shows something: nothing happens.
    Shows(&'static str),
    /// A class.
    Template(&'static Template),
    /// HOC itself, where only the language can say it (iterators).
    Hoc(&'static str),
}

/// A class of the library.
#[derive(Default)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// Public members, as a declaration names them.
    pub public: &'static str,
    /// Numbers, all 0 at first.
    pub numbers: &'static [&'static str],
    /// Arrays of numbers, as a declaration names them.
    pub arrays: &'static str,
    /// Strings.
    pub strings: &'static str,
    /// Object variables.
    pub objects: &'static str,
    /// Methods that give nothing.
    pub procs: &'static [(&'static str, Run)],
    /// Methods that only show something: nothing happens.
    pub shows: &'static [&'static str],
    /// Methods that are an error which says so.
    pub missing: &'static [&'static str],
    /// Methods that give a number.
    pub funcs: &'static [(&'static str, Run)],
    /// Methods that give an object.
    pub obfuncs: &'static [(&'static str, Run)],
    /// HOC for what only the language can say.
    pub hoc: &'static str,
}

impl Template {
    /// One with nothing but a name.
    pub const EMPTY: Template = Template {
        name: "",
        public: "",
        numbers: &[],
        arrays: "",
        strings: "",
        objects: "",
        procs: &[],
        shows: &[],
        missing: &[],
        funcs: &[],
        obfuncs: &[],
        hoc: "",
    };
    /// How far a public name goes.
    fn state(&self, name: &str) -> &'static str {
        match (self.shows.contains(&name), self.missing.contains(&name)) {
            (true, _) => "headless",
            (_, true) => "not",
            _ => "works",
        }
    }
    /// Is a public name something the template declares?
    #[cfg(test)]
    pub fn declares(&self, name: &str) -> bool {
        let listed = |names: &str| names.split([',', ' ']).any(|n| n.split('[').next() == Some(name));
        let method = [self.procs, self.funcs, self.obfuncs].into_iter().flatten().any(|row| row.0 == name);
        let named = [self.shows, self.missing, self.numbers].into_iter().flatten().any(|n| *n == name);
        method
            || named
            || [self.objects, self.strings, self.arrays].into_iter().any(listed)
            || self.hoc.contains(&format!("iterator {name}("))
    }
    fn declare(&self, out: &mut String) {
        let name = self.name;
        let _ = writeln!(out, "begintemplate {name}");
        for (word, names) in [
            ("public", self.public),
            ("objref", self.objects),
            ("double", self.arrays),
            ("strdef", self.strings),
        ] {
            if !names.is_empty() {
                let _ = writeln!(out, "{word} {names}");
            }
        }
        for number in self.numbers {
            let _ = writeln!(out, "{number} = 0");
        }
        for (method, _) in self.procs {
            let _ = writeln!(out, "proc {method}() {{ library_(\"{name}.{method}\") }}");
        }
        for method in self.shows {
            let _ = writeln!(out, "proc {method}() {{ }}");
        }
        for method in self.missing {
            let _ = writeln!(
                out,
                "proc {method}() {{ execerror(\"{name}.{method}\", \"is not available yet\") }}"
            );
        }
        for (method, _) in self.funcs {
            let _ = writeln!(out, "func {method}() {{ return library_(\"{name}.{method}\") }}");
        }
        for (method, _) in self.obfuncs {
            let _ = writeln!(out, "obfunc {method}() {{ return library_object_(\"{name}.{method}\") }}");
        }
        let _ = writeln!(out, "{}\nendtemplate {name}", self.hoc);
    }
}

impl File {
    /// The file as HOC.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            row.declare(self.name, at, &mut out);
        }
        out
    }
    /// What it defines: class or "", name, and "works", "headless" or "not".
    pub fn names(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let mut all = Vec::new();
        let words = |names: &'static str| names.split([',', ' ']).filter(|name| !name.is_empty());
        let plain = |name: &'static str| name.split('[').next().unwrap_or(name);
        for row in self.rows {
            match row {
                Row::Number(name, ..) | Row::Kept(name, _) | Row::Proc(name, _) | Row::Func(name, _) => {
                    all.push(("", *name, "works"));
                }
                Row::Shows(name) => all.push(("", *name, "headless")),
                Row::Strings(names) | Row::Objects(names) => {
                    all.extend(words(names).map(|name| ("", plain(name), "works")));
                }
                Row::Template(made) => {
                    all.push((made.name, "", "works"));
                    all.extend(words(made.public).map(|name| (made.name, name, made.state(name))));
                }
                Row::Load(..) | Row::Start(_) | Row::Hoc(_) => {}
            }
        }
        all
    }
    /// Its functions with their keys: `name` of a procedure, `Template.name` of a method, `file#row` of a start.
    pub fn functions(&self) -> Vec<(String, Run)> {
        let mut all = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            match row {
                Row::Proc(name, run) | Row::Func(name, run) => all.push(((*name).to_owned(), *run)),
                Row::Start(run) => all.push((format!("{}#{at}", self.name), *run)),
                Row::Template(made) => {
                    let methods = [made.procs, made.funcs, made.obfuncs].into_iter().flatten();
                    all.extend(methods.map(|(name, run)| (format!("{}.{name}", made.name), *run)));
                }
                _ => {}
            }
        }
        all
    }
}

impl Row {
    fn declare(&self, file: &str, at: usize, out: &mut String) {
        let _ = match self {
            Row::Load(name, "") => writeln!(out, "{{load_file(\"{name}\")}}"),
            Row::Load(name, template) => writeln!(out, "{{load_file(\"{name}\", \"{template}\")}}"),
            Row::Number(name, x, unit, range) => {
                let _ = writeln!(out, "{name} = {x:?}");
                if !unit.is_empty() {
                    let _ = writeln!(out, "{{units(&{name}, \"{unit}\")}}");
                }
                match range {
                    Some((low, high)) => writeln!(out, "{{variable_domain(&{name}, {low:?}, {high:?})}}"),
                    None => Ok(()),
                }
            }
            Row::Kept(name, x) => writeln!(out, "if (name_declared(\"{name}\") == 0) {{ {name} = {x:?} }}"),
            Row::Strings(names) => writeln!(out, "strdef {names}"),
            Row::Objects(names) => writeln!(out, "objref {names}"),
            Row::Start(_) => writeln!(out, "{{library_(\"{file}#{at}\")}}"),
            Row::Proc(name, _) => writeln!(out, "proc {name}() {{ library_(\"{name}\") }}"),
            Row::Shows(name) => writeln!(out, "proc {name}() {{ }}"),
            Row::Func(name, _) => writeln!(out, "func {name}() {{ return library_(\"{name}\") }}"),
            Row::Template(template) => {
                template.declare(out);
                Ok(())
            }
            Row::Hoc(text) => writeln!(out, "{text}"),
        };
    }
}
