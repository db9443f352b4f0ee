//! Runs one program in a scratch folder of its own, and the form of what it printed.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::Program;

/// Longest time a program may take.
const LIMIT: Duration = Duration::from_secs(60);
const STDERR: &str = "--- stderr\n";
const EXIT: &str = "--- exit ";

/// What a program printed and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Standard output.
    pub stdout: String,
    /// Standard error, without the path of the program that wrote it and without hints (which are ours alone).
    pub stderr: String,
    /// Exit status; `None` when a signal or the time limit ended it.
    pub status: Option<i32>,
}

impl Printed {
    /// The text of a recording: output, then messages if there are any, then the exit status unless it is 0.
    pub fn to_text(&self) -> String {
        let mut text = self.stdout.clone();
        if !self.stderr.is_empty() {
            text += STDERR;
            text += &self.stderr;
        }
        match self.status {
            Some(0) => {}
            Some(status) => text += &format!("{EXIT}{status}\n"),
            None => text += &format!("{EXIT}signal\n"),
        }
        text
    }
    /// Reads the text of a recording.
    pub fn from_text(text: &str) -> Printed {
        let last = text.lines().next_back().and_then(|line| line.rsplit_once(EXIT));
        let (text, status) = match last {
            Some((_, status)) => (&text[..text.rfind(EXIT).unwrap_or(0)], status.trim().parse().ok()),
            None => (text, Some(0)),
        };
        let (stdout, stderr) = text.split_once(STDERR).unwrap_or((text, ""));
        Printed { stdout: stdout.into(), stderr: stderr.into(), status }
    }
}

/// Runs a program: `nrniv -nogui -nobanner NAME.hoc`, with `-` behind it when it has input, in `scratch` (emptied first).
pub fn run(program: &Program, nrniv: &Path, scratch: &Path) -> Result<Printed, String> {
    prepare(program, scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let input = fs::read(program.input_path()).ok();
    let mut command = Command::new(nrniv);
    command.args(["-nogui", "-nobanner", &program.file_name()]).args(input.is_some().then_some("-"));
    let mut child = command
        .current_dir(scratch)
        .env_remove("DISPLAY")
        .env_remove("HOC_LIBRARY_PATH")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{}: {error}", nrniv.display()))?;
    if let Some(mut pipe) = child.stdin.take() {
        let _ = pipe.write_all(&input.unwrap_or_default());
    }
    let (stdout, stderr) = (read(child.stdout.take()), read(child.stderr.take()));
    let status = wait(&mut child);
    let text = |reader: std::thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&reader.join().unwrap_or_default()).into_owned()
    };
    Ok(Printed { stdout: text(stdout), stderr: plain(&text(stderr), nrniv), status })
}

fn prepare(program: &Program, scratch: &Path) -> std::io::Result<()> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    fs::create_dir_all(scratch)?;
    if program.files_path().is_dir() {
        copy_tree(&program.files_path(), scratch)?;
    }
    fs::copy(&program.path, scratch.join(program.file_name()))?;
    Ok(())
}

fn copy_tree(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn read(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn wait(child: &mut Child) -> Option<i32> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.code(),
            Ok(None) if start.elapsed() < LIMIT => std::thread::sleep(pause),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
        pause = (pause * 2).min(Duration::from_millis(8));
    }
}

/// Messages without what differs from place to place: the program's path, addresses, and hints.
fn plain(stderr: &str, nrniv: &Path) -> String {
    let text = without_addresses(&stderr.replace(&format!("{}:", nrniv.display()), "nrniv:"));
    text.split_inclusive('\n').filter(|line| !line.starts_with("hint: ")).collect()
}

/// `0x` and six or more hexadecimal digits become `0xADDRESS`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let length = part.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(part.len());
        plain += "0x";
        plain += if length < 6 { &part[..length] } else { "ADDRESS" };
        plain += &part[length..];
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_form(stdout: &str, stderr: &str, status: Option<i32>) {
        let printed = Printed { stdout: stdout.into(), stderr: stderr.into(), status };
        assert_eq!(Printed::from_text(&printed.to_text()), printed);
    }

    #[test]
    fn an_address_is_not_compared() {
        assert_eq!(without_addresses("at 0x7f12ab34cd: 0x1f"), "at 0xADDRESS: 0x1f");
    }

    #[test]
    fn a_recording_is_read_as_it_was_written() {
        check_form("", "", Some(0));
        check_form("1 \n", "", Some(0));
        check_form("no newline", "nrniv: error\n near line 1\n", Some(1));
        check_form("1 \n", "", Some(3));
        check_form("1 \n", "killed\n", None);
    }
}
