//! The table of `nrniv`'s options, and reading a command line by it.

/// A row of the table.
pub struct OptionRow {
    /// As users spell it.
    pub name: &'static str,
    /// How many arguments follow.
    pub takes: usize,
    /// For the help text.
    pub help: &'static str,
}

const fn row(name: &'static str, takes: usize, help: &'static str) -> OptionRow {
    OptionRow { name, takes, help }
}

/// All options.
pub const OPTIONS: &[OptionRow] = &[
    row("-dll", 1, "loads mechanisms: a .mod file, a folder, or what nrnivmodl made"),
    row("-h", 0, "prints this text"),
    row("-help", 0, "prints this text"),
    row("-isatty", 0, "unbuffered output, and a prompt"),
    row("-notatty", 0, "no prompt"),
    row("-mpi", 0, "started by mpirun"),
    row("-music", 0, "no effect"),
    row("-mswin_scale", 1, "no effect"),
    row("-NSTACK", 1, "no effect: the stack grows as needed"),
    row("-NFRAME", 1, "no effect: the stack grows as needed"),
    row("-nobanner", 0, "no banner"),
    row("-nogui", 0, "no windows (there are none)"),
    row("-python", 0, "Python is the interpreter"),
    row("-pyexe", 1, "which Python"),
    row("-nopython", 0, "no Python"),
    row("-Py_NoSiteFlag", 0, "no effect"),
    row("-realtime", 0, "no effect"),
    row("-extrapipeinput", 1, "no effect"),
    row("-bbs_nhost", 1, "no effect"),
    row("-dismissbutton", 0, "no effect"),
    row("-hidewinio", 0, "no effect"),
    row("-showwinio", 0, "no effect"),
    row("-print-options", 0, "prints this text"),
    row("--version", 0, "prints the version"),
];

/// What is to be done, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// A file.
    File(String),
    /// A statement (`-c`).
    Statement(String),
    /// Standard input (`-`).
    Input,
}

/// A command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandLine {
    /// Options that were given, with their argument.
    pub options: Vec<(&'static str, String)>,
    /// What is to be done.
    pub work: Vec<Work>,
}

impl CommandLine {
    /// Was an option given?
    pub fn has(&self, name: &str) -> bool {
        self.options.iter().any(|o| o.0 == name)
    }
    /// Reads the arguments behind the program's name. With `-python` the first `.py` file or `-c` takes all that follows.
    pub fn parse(args: &[String]) -> CommandLine {
        let mut line = CommandLine::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if let Some(row) = OPTIONS.iter().find(|row| row.name == arg) {
                let value =
                    if row.takes > 0 { rest.next().cloned().unwrap_or_default() } else { String::new() };
                line.options.push((row.name, value));
                continue;
            }
            let work = match arg.as_str() {
                "-" => Work::Input,
                "-c" => Work::Statement(rest.next().cloned().unwrap_or_default()),
                _ => Work::File(arg.clone()),
            };
            let takes_rest = match &work {
                Work::File(name) => name.ends_with(".py"),
                Work::Statement(_) => true,
                Work::Input => false,
            };
            line.work.push(work);
            if takes_rest && line.has("-python") {
                break;
            }
        }
        line
    }
    /// The help text.
    pub fn help() -> String {
        let mut text = String::from("nrniv [options] [files]\n  options:\n");
        for row in OPTIONS {
            let name = if row.takes > 0 { format!("{} arg", row.name) } else { row.name.to_owned() };
            text.push_str(&format!("    {name:<18} {}\n", row.help));
        }
        text.push_str("  files, in order:\n    -                  standard input\n    -c \"statement\"     a statement\n    name.hoc, name.py  a file\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> CommandLine {
        CommandLine::parse(&text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn statements_and_files_keep_their_order() {
        let line = parse("-nobanner -c a=1 f.hoc -NSTACK 100 -c a=2 -");
        assert!(line.has("-nobanner") && line.has("-NSTACK"));
        let expected = [
            Work::Statement("a=1".into()),
            Work::File("f.hoc".into()),
            Work::Statement("a=2".into()),
            Work::Input,
        ];
        assert_eq!(line.work, expected);
    }

    #[test]
    fn under_python_the_first_program_takes_the_rest() {
        assert_eq!(
            parse("-python f.hoc f.py -c x").work,
            [Work::File("f.hoc".into()), Work::File("f.py".into())]
        );
        assert_eq!(parse("-python -c x -c y").work, [Work::Statement("x".into())]);
    }
}
