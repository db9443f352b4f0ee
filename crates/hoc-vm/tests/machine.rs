//! What a host sees of the machine: values in and out, errors with their place, objects destroyed in time.

mod support;

use hoc_vm::{Pointer, SymbolKind, Value, Vm};
use support::World;

fn run(text: &str) -> (Vm, World) {
    let (mut vm, mut world) = (Vm::new(), World::new());
    let result = vm.run(&mut world, text, "");
    assert!(result.is_ok(), "{text}: {}", world.err);
    (vm, world)
}

#[test]
fn a_host_reads_and_writes_variables_by_place() {
    let (mut vm, _) = run("x = 3\ndouble a[2][3]\na[1][2] = 7\nstrdef s\ns = \"text\"\nobjref o\n");
    let x = vm.lookup("x").unwrap();
    assert_eq!(vm.number(x), Some(3.0));
    assert!(vm.set_number(x, 4.0));
    assert_eq!(vm.number(x), Some(4.0));
    let a = vm.lookup("a").unwrap();
    assert_eq!(vm.dimensions(a), [2, 3]);
    assert_eq!(vm.number(vm.element(a, &[1.0, 2.0]).unwrap()), Some(7.0));
    assert!(vm.element(a, &[2.0, 0.0]).is_err());
    assert_eq!(vm.string(vm.lookup("s").unwrap()).as_deref(), Some("text"));
    assert_eq!(vm.object(vm.lookup("o").unwrap()), Some(None));
    assert_eq!(vm.symbol("a"), Some(SymbolKind::Array(vec![2, 3])));
    assert_eq!(vm.symbol("nothing"), None);
    assert_eq!(vm.symbol("PI"), Some(SymbolKind::Number));
    assert_eq!(vm.symbol("for"), Some(SymbolKind::Keyword));
}

#[test]
fn a_place_of_a_redeclared_variable_is_stale() {
    let (mut vm, mut world) = run("x = 3\n");
    let x = vm.lookup("x").unwrap();
    vm.run(&mut world, "double x[4]\n", "").unwrap();
    assert_eq!(vm.number(x), None);
    assert!(vm.read_pointer(&mut world, &Pointer::Variable(x)).is_err());
}

#[test]
fn procedures_are_called_with_values() {
    let (mut vm, mut world) =
        run("func f() { return $1 + $2 }\nproc p() { x = $1 }\nobfunc g() { return $o1 }\n");
    let three = vm.call(&mut world, "f", &[Value::Number(1.0), Value::Number(2.0)]).unwrap();
    assert!(matches!(three, Value::Number(x) if x == 3.0));
    vm.call(&mut world, "p", &[Value::Number(9.0)]).unwrap();
    assert_eq!(vm.number(vm.lookup("x").unwrap()), Some(9.0));
    assert!(matches!(vm.call(&mut world, "sqrt", &[Value::Number(4.0)]), Ok(Value::Number(x)) if x == 2.0));
    let vector = vm.new_object(&mut world, "Vector", &[Value::Number(3.0)]).unwrap();
    assert_eq!(vm.object_name(&vector), "Vector[0]");
    let back = vm.call(&mut world, "g", &[Value::Object(Some(vector.clone()))]).unwrap();
    assert!(matches!(back, Value::Object(Some(same)) if same == vector));
    let error = vm.call(&mut world, "nosuch", &[]).unwrap_err();
    assert_eq!(error.message, "nosuch undefined function");
}

#[test]
fn objects_go_when_the_last_reference_goes() {
    let (mut vm, mut world) = run("objref a, b\na = new Vector(1)\nb = a\na = new Vector(2)\n");
    assert_eq!(world.destroyed, 0);
    vm.run(&mut world, "objref b\n", "").unwrap();
    assert_eq!(world.destroyed, 1);
    let held = vm.object(vm.lookup("a").unwrap()).flatten();
    vm.run(&mut world, "objref a\n", "").unwrap();
    assert_eq!(world.destroyed, 1);
    drop(held);
    vm.sweep(&mut world);
    assert_eq!(world.destroyed, 2);
}

#[test]
fn a_procedure_may_redefine_itself_while_it_runs() {
    let text = "proc p() {\n execute(\"~proc p() { print 2 }\")\n print 1\n}\np()\np()\n";
    assert_eq!(run(text).1.out, "\t0 \n1 \n2 \n".trim_start_matches("\t0 \n"));
}

#[test]
fn an_error_knows_both_the_statement_and_the_line_inside_the_procedure() {
    let (mut vm, mut world) = (Vm::new(), World::new());
    let text = "proc p() {\n  x = 1\n  print nosuch\n}\n\np()\n";
    let error = vm.run(&mut world, text, "f.hoc").unwrap_err();
    assert_eq!(error.location.as_ref().map(|at| at.line), Some(6));
    let origin = error.origin.unwrap();
    assert_eq!((origin.line, origin.source.trim(), &*origin.file), (3, "print nosuch", "f.hoc"));
    assert_eq!(error.context, ["p()"]);
}

#[test]
fn quit_unwinds_with_its_status() {
    let (mut vm, mut world) = (Vm::new(), World::new());
    let error = vm.run(&mut world, "proc p() { quit(3) }\nprint 1\np()\nprint 2\n", "").unwrap_err();
    assert_eq!((error.quit, world.out.as_str(), world.err.as_str()), (Some(3), "1 \n", ""));
}

#[test]
fn a_file_that_reads_itself_ends_in_an_error() {
    let (mut vm, mut world) = (Vm::new(), World::new());
    world.files.insert("self.hoc".into(), "load_file(\"self.hoc\")\n".into());
    let error = vm.run(&mut world, "load_file(\"self.hoc\")\n", "").unwrap_err();
    assert!(error.message.contains("nested too deeply"), "{error}");
    vm.run(&mut world, "print 5\n", "").unwrap();
    assert_eq!(world.out, "5 \n");
}

#[test]
fn hoc_called_back_by_the_host_nests() {
    let (_, world) =
        run("func f() { if ($1 == 0) return 1\n return 1 + callback(\"f\", $1 - 1) }\nprint f(20)\n");
    assert_eq!(world.out, "21 \n");
}

#[test]
fn an_unfinished_statement_is_noticed() {
    assert_eq!(Vm::unfinished("proc p() {\n"), Some(1));
    assert_eq!(Vm::unfinished("proc p() {\n}\n"), None);
    assert_eq!(Vm::unfinished("/* comment\n"), Some(0));
    assert_eq!(Vm::unfinished("x = 1 + \\\n"), Some(0));
    assert_eq!(Vm::unfinished("x = 1 + \\\n2\n"), None);
    assert_eq!(Vm::unfinished("x = 1 // \\\n"), None);
}

#[test]
fn an_endless_loop_can_be_interrupted() {
    let (mut vm, mut world) = (Vm::new(), World::new());
    world.impatient = true;
    let error = vm.run(&mut world, "while (1) x = 1\n", "").unwrap_err();
    assert_eq!(error.message, "interrupted");
}

/// xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

/// The recorded programs about the language alone.
fn recorded_programs() -> Vec<String> {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hoc/programs");
    let areas =
        ["control", "expressions", "procedures", "sections", "templates", "variables", "syntax", "keyword"];
    let files = areas.iter().flat_map(|area| std::fs::read_dir(top.join(area)).into_iter().flatten());
    let paths = files.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "hoc")).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

#[test]
fn mutated_programs_run_without_a_panic() {
    let programs = recorded_programs();
    assert!(programs.len() > 100, "{}", programs.len());
    let mut random = Random(0x1234_5678_9abc_def1);
    for round in 0..4_000 {
        let mut lines: Vec<String> = programs[round % programs.len()].lines().map(str::to_owned).collect();
        for _ in 0..=random.below(3) {
            let at = random.below(lines.len());
            let other = &programs[random.below(programs.len())];
            let other = other.lines().nth(random.below(other.lines().count())).unwrap_or_default().to_owned();
            match random.below(4) {
                0 => lines.insert(at, other),
                1 if lines.len() > 1 => {
                    lines.remove(at);
                }
                2 => {
                    let words: Vec<&str> = lines[at].split_inclusive([' ', '(', ',', '.']).collect();
                    let drop = random.below(words.len());
                    let kept = words.iter().enumerate().filter(|(ix, _)| *ix != drop).map(|(_, word)| *word);
                    lines[at] = kept.collect();
                }
                _ => {
                    let there = random.below(lines.len());
                    lines.swap(at, there);
                }
            }
        }
        let (mut vm, mut world) = (Vm::new(), World::new());
        world.impatient = true;
        let _ = vm.run(&mut world, &(lines.join("\n") + "\n"), "fuzz.hoc");
        let _ = vm.run(&mut world, "print 1\n", "");
    }
}

#[test]
fn return_inside_the_body_of_an_iterator_is_an_error() {
    let (mut vm, mut world) = (Vm::new(), World::new());
    let program = "x = 0\niterator each() { for ($&1 = 0; $&1 < 4; $&1 += 1) iterator_statement }\nproc p() { for each(&x) { if (x == 2) return\n print x } }\np()\n";
    let error = vm.run(&mut world, program, "").unwrap_err();
    assert!(error.message.starts_with("return from within an iterator statement not allowed"));
    assert_eq!(world.out, "0 \n1 \n");
}
