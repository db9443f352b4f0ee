//! No text, however broken or deep, makes the parser panic, overflow the stack or take long.

use hoc_syntax::Reader;

/// The recorded programs about the language alone.
fn programs() -> Vec<String> {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hoc/programs");
    let areas =
        ["control", "expressions", "procedures", "sections", "templates", "variables", "syntax", "keyword"];
    let files = areas.iter().flat_map(|area| std::fs::read_dir(top.join(area)).into_iter().flatten());
    let paths = files.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "hoc")).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Reads every chunk of a text; how many were faulty.
fn faults(text: &str) -> usize {
    let mut reader = Reader::new(text);
    let mut faults = 0;
    while let Some(chunk) = reader.next_chunk() {
        faults += usize::from(chunk.parse().is_err());
    }
    faults
}

fn first_fault(text: &str) -> Option<(String, usize, usize)> {
    let mut reader = Reader::new(text);
    while let Some(chunk) = reader.next_chunk() {
        if let Err(error) = chunk.parse() {
            return Some((error.message, error.line, error.column));
        }
    }
    None
}

#[test]
fn invalid_texts_are_refused_where_the_fault_is() {
    let cases = [
        ("x = \n", 1, 5),
        ("x = 1 +\n", 1, 8),
        ("x=1; y=2\n", 1, 4),
        ("y = 2\nfor i=0 print i\n", 2, 9),
        ("proc p()\n{\n}\n", 1, 9),
        ("proc p() {\nx = )\n}\n", 2, 5),
        ("if 1 print 2\n", 1, 4),
        ("if (1)\nprint 2\n", 1, 7),
        ("3 = x\n", 1, 3),
        ("new Vector()\n", 1, 3),
        ("print\n", 1, 6),
        ("objref 3\n", 1, 8),
        ("strdef s[3]\n", 1, 9),
        ("a.3 = 4\n", 1, 3),
        ("f(1,)\n", 1, 5),
        ("x = a[\n", 1, 7),
        ("while () x = 1\n", 1, 8),
        ("else x = 1\n", 1, 4),
        ("begintemplate\n", 1, 14),
        ("print \"abc\n", 1, 11),
        ("x = @\n", 1, 5),
        ("}\n", 1, 1),
    ];
    let mut wrong = Vec::new();
    for (text, line, column) in cases {
        match first_fault(text) {
            Some((_, l, c)) if l == line && c.abs_diff(column) <= 4 => {}
            found => wrong.push(format!("{text:?}: expected {line}:{column}, found {found:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn deep_nesting_is_an_error_not_an_overflow() {
    for n in [100_000, 1_000] {
        for (open, close) in [
            ("(", ")"),
            ("-", ""),
            ("!", ""),
            ("{", "}"),
            ("a[", "]"),
            ("f(", ")"),
            ("2^", ""),
            ("x=", ""),
            ("if (1) ", ""),
            ("for i=0,1 ", ""),
            ("forall ", ""),
            ("soma ", ""),
            ("while (", ")"),
            ("a.b(", ")"),
            ("if (1) {} else ", ""),
            ("{\n", "\n}"),
            ("x+=(", ")"),
        ] {
            for start in ["x = ", "", "proc p() { ", "print "] {
                let text = format!("{start}{}1{}\n", open.repeat(n), close.repeat(n));
                faults(&text);
            }
        }
    }
    assert_eq!(
        first_fault(&format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000))).map(|f| f.0).as_deref(),
        Some("nested too deeply")
    );
    assert_eq!(faults(&format!("x = {}1{}\n", "(".repeat(100), ")".repeat(100))), 0);
    assert_eq!(faults(&format!("x = 1{}\n", " + 1".repeat(1000))), 0);
    assert_eq!(faults(&format!("print 1{}\n", ", 1 <= 2, a != -b".repeat(500))), 0);
}

#[test]
fn reading_takes_time_in_proportion() {
    let line = "soma { pt3dadd(1.5, 2.25, -3e1, 4) nseg = 3 }\n";
    let time = |n: usize| {
        let text = line.repeat(n);
        let start = std::time::Instant::now();
        assert_eq!(faults(&text), 0);
        start.elapsed().as_secs_f64()
    };
    time(100);
    let (short, long) = (time(500), time(4000));
    assert!(long < 8.0 * 6.0 * short, "4000 lines took {long} s, 500 lines {short} s");
}

/// xorshift64*: the same mutations on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

#[test]
fn ten_thousand_mutated_programs_do_not_panic() {
    let programs = programs();
    assert!(programs.len() > 100);
    let pieces = [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "\\",
        "\n",
        "$",
        "$s1",
        "&",
        "^",
        ".",
        ",",
        ";",
        "=",
        "+=",
        "==",
        "&&",
        "/*",
        "*/",
        "//",
        "proc ",
        "for ",
        "if (",
        "else",
        "local ",
        "objref ",
        "soma ",
        "new ",
        "begintemplate A",
        "é",
        "\0",
        "1e",
        "0x",
        ":",
        "@",
        "!",
        "-",
        "forall ",
        "$&i[",
        "_",
        "\r",
    ];
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for round in 0..12_000 {
        let mut text: Vec<char> = programs[round % programs.len()].chars().take(600).collect();
        for _ in 0..=random.below(4) {
            let at = random.below(text.len() + 1);
            match random.below(4) {
                0 if at < text.len() => {
                    text.remove(at);
                }
                1 => {
                    let piece = pieces[random.below(pieces.len())];
                    text.splice(at..at, piece.chars());
                }
                2 => text.truncate(at),
                _ => {
                    let other = &programs[random.below(programs.len())];
                    let from = random.below(other.chars().count());
                    let piece: Vec<char> = other.chars().skip(from).take(random.below(40)).collect();
                    text.splice(at..at, piece);
                }
            }
        }
        let text: String = text.into_iter().collect();
        faults(&text);
    }
}

#[test]
fn a_hundred_megabytes_of_blanks_are_passed_over() {
    let n = 100_000_000;
    for (text, line) in [
        (format!("{}x = 1\n", " ".repeat(n)), 1),
        (format!("x = 1{}\n", " ".repeat(n)), 1),
        (format!("{}\nx = 1\n", " ".repeat(n)), 2),
        (format!("{}x = 1\n", "\n".repeat(n)), n + 1),
    ] {
        let mut reader = Reader::new(&text);
        let chunk = reader.next_chunk().expect("a statement");
        assert!(matches!(chunk.parse(), Ok(Some(_))));
        assert_eq!(chunk.first_line, line);
        assert!(reader.next_chunk().is_none());
    }
}

#[test]
fn a_statement_of_a_hundred_megabytes_is_refused_before_it_is_read() {
    let sum = format!("x = 1{}\n", "+1".repeat(50_000_000));
    let text = format!("s = \"{}\"\n", "a".repeat(100_000_000));
    for long in [sum, text] {
        assert_eq!(
            first_fault(&long).map(|(message, line, _)| (message, line)),
            Some(("statement too long".into(), 1))
        );
        assert_eq!(faults(&format!("{long}x = 1\n")), 1, "what follows is read");
    }
}
