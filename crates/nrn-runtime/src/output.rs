//! The default sinks. The only place that touches the process's streams.

use std::io::Write;

/// Writes to standard output; a broken pipe is nobody's fault.
pub fn to_stdout(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = out.flush();
    }
}
/// Writes to standard error.
pub fn to_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
