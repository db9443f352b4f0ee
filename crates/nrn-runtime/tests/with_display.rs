//! Programs that ask for what they drew: ours answers as NEURON 9.0.2 does where it has a display.
//!
//! Recorded with `DISPLAY=:77 nrniv -nobanner NAME.hoc < /dev/null > NAME.out` under Xvfb.

use nrn_runtime::Runtime;
use std::cell::RefCell;
use std::rc::Rc;

fn printed(program: &str) -> String {
    let mut runtime = Runtime::new();
    let printed = Rc::new(RefCell::new(String::new()));
    let sink = Rc::clone(&printed);
    runtime.engine.output = Box::new(move |text| sink.borrow_mut().push_str(text));
    runtime.engine.screen.shown = true;
    if let Err(error) = runtime.cx().execute(program) {
        panic!("{}", error.report("nrniv"));
    }
    drop(runtime);
    printed.take()
}

#[test]
fn curves_are_given_back_as_they_were_plotted() {
    let program = include_str!("with_display/graph_curves.hoc");
    assert_eq!(printed(program), include_str!("with_display/graph_curves.out"));
}

#[test]
fn views_follow_sizes_and_menu_entries() {
    let program = include_str!("with_display/graph_views.hoc");
    assert_eq!(printed(program), include_str!("with_display/graph_views.out"));
}

#[test]
fn families_of_curves_keep_their_labels() {
    let program = include_str!("with_display/graph_families.hoc");
    assert_eq!(printed(program), include_str!("with_display/graph_families.out"));
}

#[test]
fn a_very_long_curve_keeps_a_bounded_number_of_samples() {
    let program = "objref g, xv, yv\ng = new Graph()\nxv = new Vector()\nyv = new Vector()\n{g.addvar(\"t\")}\n\
                   for i = 0, 2200000 { g.plot(i) }\n{g.getline(-1, xv, yv)}\nprint xv.size <= 2^20, xv.x[0], xv.x[1]\n";
    assert_eq!(printed(program), "1 0 4 \n");
}

#[test]
fn a_path_follows_a_length_that_changed() {
    let program = "create a\naccess a\nL = 10\nobjref r\nr = new RangeVarPlot(\"v\", 0, 1)\nprint r.right()\nL = 30\n\
                   print r.right()\n";
    assert_eq!(printed(program), "10 \n30 \n");
}

#[test]
fn thousands_of_windows_are_not_kept_for_ever() {
    let mut runtime = Runtime::new();
    let program = "for i = 0, 5000 { xpanel(\"p\") xbutton(\"b\", \"x = 1\") xpanel() }\n";
    assert!(runtime.cx().execute(program).is_ok());
    assert!(runtime.engine.screen.panels.len() <= nrn_runtime::view::screen::MOST_WINDOWS);
}

#[test]
fn pictures_of_wrong_arguments_are_no_errors() {
    let program = "objref g, s, b, o\ng = new Graph(\"x\")\ns = new Shape()\nb = new VBox(3, 1)\n\
        {g.plot() g.plot(\"x\") g.addvar() g.addexpr(3) g.line() g.mark(1) g.label() g.size(1,2) g.view(1) g.vector(1)}\n\
        {g.view_size() g.color() g.brush(-4) g.family() g.xexpr() g.glyph(o) g.exec_menu() g.addobject(o) g.begin()}\n\
        {s.color() s.rotate(1,2) s.point_mark(o) s.len_scale() s.show() s.nearest() s.observe(o) s.label(1)}\n\
        {b.map(3) b.save() b.ref(o) b.dismiss_action(o) b.adjust() xpanel(o) xbutton(o) xvalue() xslider() xmenu(3)}\n\
        print \"alive\"\n";
    assert_eq!(printed(program), "alive\n");
}

#[test]
fn expressions_of_a_graph_are_those_of_the_calling_object() {
    let program = "begintemplate O\npublic fill, x\nproc init() { x = 21 }\nproc fill() { $o1.addexpr(\"2*x\") }\n\
        endtemplate O\nobjref o, g, xv, yv\no = new O()\ng = new Graph()\nxv = new Vector()\nyv = new Vector()\n\
        {o.fill(g) g.begin() g.plot(1) g.getline(-1, xv, yv)}\nprint yv.x[0]\n";
    assert_eq!(printed(program), "42 \n");
}

#[test]
fn a_circuit_of_a_session_acts_on_the_cell_it_is_joined_to() {
    let program = include_str!("with_display/linear_circuit.hoc");
    assert_eq!(printed(program), include_str!("with_display/linear_circuit.out"));
}

/// A folder of its own for one test.
fn scratch(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("ranvier-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_session_is_written_as_neuron_can_read_it() {
    let folder = scratch("session");
    let file = folder.join("written.ses");
    let program = include_str!("with_display/session_windows.hoc");
    printed(&format!("{program}{{save_session(\"{}\")}}\n", file.display()));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, include_str!("with_display/written.ses"));
    // And again the same from what it made.
    let model = program.split("curves = new").next().unwrap();
    let again = folder.join("again.ses");
    printed(&format!(
        "{model}{{load_file(\"{}\")}}\n{{save_session(\"{}\")}}\n",
        file.display(),
        again.display()
    ));
    assert_eq!(std::fs::read_to_string(&again).unwrap(), written);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_written_session_makes_the_plots_it_had() {
    let program = include_str!("with_display/session_read.hoc");
    assert_eq!(printed(program), include_str!("with_display/session_read.out"));
}

#[test]
fn tools_say_how_they_are_made() {
    let folder = scratch("tools");
    let file = folder.join("tools.ses");
    let model = "load_file(\"nrngui.hoc\")\ncreate soma\naccess soma\nnseg = 5\nobjref rig, tool\n";
    let tools = "soma rig = new PointProcessManager(0)\n{object_push(rig)}\n{mt.select(\"IClamp\") i = mt.selected() \
                 maction(i)\nhoc_ac_ = 0.3\nsec.sec move()}\n{object_pop()}\n{rig.pp.amp = 3}\n{rig.v1.map(\"PointProcessManager\")}\n\
                 {load_file(\"grapher.hoc\")}\ntool = new Grapher(1)\n\
                 {tool.info(\"xx\", \"xx^2\", \"yy = xx\", 0, 2, 0, 4, 5, 0, 2)}\n{tool.g.addexpr(\"xx\")}\n\
                 {tool.vbox.map(\"Grapher\")}\n";
    printed(&format!("{model}{tools}{{save_session(\"{}\")}}\n", file.display()));
    let asked = format!(
        "{model}{{load_file(\"{}\")}}\nrig = new List(\"IClamp\")\nprint rig.count, rig.o(0).amp, rig.o(0).get_loc()\n\
         {{pop_section()}}\ntool = new List(\"Grapher\")\nprint tool.count\n",
        file.display()
    );
    assert_eq!(printed(&asked).lines().rev().take(2).collect::<Vec<_>>(), ["1 ", "1 3 0.3 "]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn imp1_answers_as_the_ratio_tool_does() {
    let program = "load_file(\"impedanc.hoc\")\nload_file(\"impratio.hoc\")\ncreate soma\naccess soma\n\
                   {nseg = 5  L = 200  insert pas}\nobjref one, other\none = new Imp1()\n\
                   other = new ImpedanceRatio()\n{one.inject(0.1) one.measure(0.9)}\n\
                   {other.inject(0.1) other.measure(0.9)}\n\
                   print one.input(10) == other.input(10), one.transfer(10) > 0, one.ratio(10) < 1\n";
    assert_eq!(printed(program).lines().last(), Some("1 1 1 "));
}
