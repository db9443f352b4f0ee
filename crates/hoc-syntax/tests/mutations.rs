//! Ten thousand broken HOC texts: reading them ends soon, with trees or errors, and never with a panic.

use std::path::Path;
use std::time::Duration;

fn read_all(text: &str) {
    let mut reader = hoc_syntax::Reader::new(text);
    while let Some(chunk) = reader.next_chunk() {
        drop(chunk.parse());
    }
}

#[test]
fn broken_texts_give_errors_and_no_panic() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut corpus = mutator::corpus(&top.join("tests/golden"), "hoc");
    corpus.extend(mutator::corpus(&top.join("crates"), "hoc"));
    mutator::check_never_panics(corpus, 10_000, Duration::from_secs(5), read_all);
}

#[test]
fn deep_nesting_is_an_error_and_soon() {
    for opening in [
        "(",
        "{",
        "[",
        "-",
        "!",
        "if (1) ",
        "x[",
        "f(",
        "proc f() {",
        "begintemplate A\n",
        "a.b(",
        "2^",
        "\"",
        "/*",
    ] {
        let text = format!("x = {}", opening.repeat(20_000));
        mutator::check_never_panics(
            vec![text.clone(), opening.repeat(20_000)],
            4,
            Duration::from_secs(5),
            read_all,
        );
        read_all(&text);
    }
}
