//! The prompt of `nrniv` on a terminal of its own: editing, history, what Ctrl-C and Ctrl-D do, statements of several lines.

use rexpect::error::Error;
use rexpect::session::{Options, PtySession, spawn_with_options};
use std::process::Command;

/// How long an answer may take, in milliseconds, on a machine that has much else to do.
const PATIENCE: u64 = 60_000;
const CONTROL_LEFT: &str = "\x02";
const UP: &str = "\x1b[A";

/// A program that waits for its first line.
fn at_the_prompt() -> Result<PtySession, Error> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nrniv"));
    command.args(["-nogui", "-nobanner"]).env("TERM", "xterm").env_remove("DISPLAY");
    let options = Options::new().timeout_ms(Some(PATIENCE)).strip_ansi_escape_codes(true);
    let mut session = spawn_with_options(command, options)?;
    session.exp_string("oc>")?;
    Ok(session)
}

/// Types keys and Return; the answer, up to the next prompt, must contain `expected`.
fn answers(session: &mut PtySession, keys: &str, expected: &str) -> Result<(), Error> {
    session.send(keys)?;
    session.send("\r")?;
    session.flush()?;
    session.exp_string(expected)?;
    session.exp_string("oc>")?;
    Ok(())
}

#[test]
fn a_line_is_answered_and_an_error_does_not_end_the_program() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    answers(&mut session, "print 40+2", "\n42 ")?;
    answers(&mut session, "1/0", "division by zero\r\n near line 2")?;
    answers(&mut session, "print 43", "\n43 ")
}

#[test]
fn a_line_can_be_edited_and_called_back() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    answers(&mut session, &format!("print 15{CONTROL_LEFT}7"), "\n175 ")?;
    answers(&mut session, "print 2", "\n2 ")?;
    answers(&mut session, &format!("{UP}{UP}0"), "\n1750 ")
}

#[test]
fn lines_typed_before_they_are_asked_for_are_kept() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    session.send("print 10\rprint 11\r{ x = 12\rprint x }\r")?;
    session.flush()?;
    session.exp_string("\n10 ")?;
    session.exp_string("\n11 ")?;
    session.exp_string("\n12 ")?;
    Ok(())
}

#[test]
fn an_open_brace_asks_for_more() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    answers(&mut session, "proc p() {", "\r>")?;
    answers(&mut session, "if ($1) {", "\r>")?;
    answers(&mut session, "print \"so\", $1", "\r>")?;
    answers(&mut session, "}", "\r>")?;
    answers(&mut session, "}", "\n")?;
    answers(&mut session, "p(5)", "\nso5 ")
}

#[test]
fn control_c_forgets_the_line_or_ends_the_statement() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    answers(&mut session, "{ x = 5", "\r>")?;
    session.send("print x")?;
    session.send_control('c')?;
    session.exp_string("oc>")?;
    answers(&mut session, "print 6", "\n6 ")?;
    session.send("while (1) { print \"round\" }\r")?;
    session.flush()?;
    session.exp_string("\nround")?;
    session.send_control('c')?;
    session.exp_string("interrupted")?;
    session.exp_string("oc>")?;
    answers(&mut session, "print 7", "\n7 ")
}

/// The end of a program: its exit status as its last words.
fn ends_with(session: &PtySession, status: i32) {
    let ended = session.process().wait().map(|ended| format!("{ended:?}")).unwrap_or_default();
    assert!(ended.starts_with("Exited") && ended.ends_with(&format!(", {status})")), "{ended}");
}

#[test]
fn control_d_and_quit_end_the_program() -> Result<(), Error> {
    let mut session = at_the_prompt()?;
    session.send_control('d')?;
    ends_with(&session, 0);
    let mut session = at_the_prompt()?;
    session.send("quit(3)\r")?;
    session.flush()?;
    ends_with(&session, 3);
    Ok(())
}
