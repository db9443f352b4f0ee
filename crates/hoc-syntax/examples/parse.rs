//! Reads HOC files and lists their faults: `cargo run --example parse -- file.hoc...`
#![allow(clippy::print_stdout)]

fn main() {
    for name in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&name) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        let mut reader = hoc_syntax::Reader::new(&text);
        while let Some(chunk) = reader.next_chunk() {
            if let Err(error) = chunk.parse() {
                println!(
                    "{name}:{}: {error}\n{}\n{}^",
                    error.line,
                    error.source_line,
                    " ".repeat(error.column.saturating_sub(1))
                );
            }
        }
    }
}
