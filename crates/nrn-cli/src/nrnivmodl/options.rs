//! The options of `nrnivmodl`: a table, and reading a command line by it. Options come before files, as with NEURON.

/// A row of the table.
struct OptionRow {
    /// As users spell it.
    name: &'static str,
    /// Its argument in the help text; empty when it has none.
    argument: &'static str,
    /// For the help text.
    help: &'static str,
    /// Takes note of it.
    set: fn(&mut CommandLine, String),
}

const fn row(
    name: &'static str,
    argument: &'static str,
    help: &'static str,
    set: fn(&mut CommandLine, String),
) -> OptionRow {
    OptionRow { name, argument, help, set }
}

const NO_EFFECT: &str = "No effect: nothing is compiled.";

/// All options.
const OPTIONS: &[OptionRow] = &[
    row("-coreneuron", "", NO_EFFECT, |_, _| {}),
    row("-incflags", "\"include flags\"", NO_EFFECT, |_, _| {}),
    row("-loadflags", "\"link flags\"", NO_EFFECT, |_, _| {}),
    row("-nmodl", "/path/to/nmodl", NO_EFFECT, |_, _| {}),
    row("-nmodlflags", "\"CLI flags\"", NO_EFFECT, |_, _| {}),
    row("--units", "", "Warn where units do not fit together.", |line, _| line.units = true),
    row(
        "--print",
        "PASS",
        "Print what a pass of the compiler leaves of each file; see --print list.",
        |line, pass| line.print = Some(pass),
    ),
    row(
        "--rust",
        "DIR",
        "Write a Rust crate that compiles to a plugin with the mechanisms.",
        |line, folder| line.rust = Some(folder),
    ),
    row("-h", "", "Show this help message and exit.", |line, _| line.help = true),
    row("--help", "", "Show this help message and exit.", |line, _| line.help = true),
];

/// What the user wants.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CommandLine {
    /// Only the help text.
    pub help: bool,
    /// Check units too.
    pub units: bool,
    /// Print a pass, install nothing.
    pub print: Option<String>,
    /// Write a plugin crate, install nothing.
    pub rust: Option<String>,
    /// Files and folders, as given.
    pub sources: Vec<String>,
}

impl CommandLine {
    /// Reads the arguments behind the program's name. The error is what NEURON says to an option it does not know.
    pub fn parse(args: &[String]) -> Result<CommandLine, String> {
        let mut line = CommandLine::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if let Some(row) = OPTIONS.iter().find(|row| row.name == arg) {
                let value = if row.argument.is_empty() { None } else { rest.next().cloned() };
                (row.set)(&mut line, value.unwrap_or_default());
            } else if arg.starts_with('-') {
                return Err(format!("{arg} unrecognized, check available CLI options with --help\n"));
            } else {
                line.sources.push(arg.clone());
                line.sources.extend(rest.by_ref().cloned());
            }
        }
        Ok(line)
    }
}

/// The help text.
pub fn help() -> String {
    let mut text =
        String::from("Usage: nrnivmodl [options] [mod files or directories with mod files]\nOptions:\n");
    for row in OPTIONS {
        let name = format!("{} {}", row.name, row.argument);
        text.push_str(&format!("  {name:<32} {}\n", row.help));
    }
    text.push_str(
        "If no MOD files or directories provided then MOD files from current directory are used.\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<CommandLine, String> {
        CommandLine::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_come_before_files_and_take_their_arguments() {
        let line = parse("-coreneuron -incflags -I/x --units a.mod sub").expect("understood");
        assert_eq!((line.units, line.sources), (true, vec!["a.mod".to_string(), "sub".to_string()]));
        assert_eq!(parse("--print tree x").expect("understood").print.as_deref(), Some("tree"));
    }

    #[test]
    fn an_unknown_option_is_refused_in_the_words_of_neuron() {
        let error = parse("-frobnicate a.mod").expect_err("refused");
        assert_eq!(error, "-frobnicate unrecognized, check available CLI options with --help\n");
    }
}
