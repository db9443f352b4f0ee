//! The description of a mechanism as a Rust literal.

use super::expression::number;
use nrn_mech_abi::info::*;
use std::fmt::Write;

/// `fn info() -> MechanismInfo`.
pub(super) fn info(info: &MechanismInfo) -> String {
    let mut f = Fields::new();
    f.text("name", &info.name);
    f.add("kind", format!("MechanismKind::{:?}", info.kind));
    f.text("title", &info.title);
    f.text("source", &info.source);
    f.list("columns", info.columns.iter().map(column));
    f.add("width", info.width);
    f.list("globals", info.globals.iter().map(global));
    f.add("n_globals", info.n_globals);
    if !info.externals.is_empty() {
        f.add("externals", format!("vec!{:?}", info.externals));
    }
    f.list("ions", info.ions.iter().map(ion));
    f.list("tables", info.tables.iter().map(table));
    f.list("diffusions", info.diffusions.iter().map(diffusion));
    f.list(
        "kernels",
        info.kernels
            .iter()
            .map(|k| format!("KernelInfo {{ kind: KernelKind::{:?}, tabled: {} }}", k.kind, k.tabled)),
    );
    f.list("functions", info.functions.iter().map(function));
    if let Some(net) = &info.net_receive {
        let args: Vec<String> = net.args.iter().map(|a| format!("{a:?}.into()")).collect();
        f.add(
            "net_receive",
            format!(
                "Some(NetReceiveInfo {{ args: vec![{}], has_watch: {}, for_netcons: {} }})",
                args.join(", "),
                net.has_watch,
                net.for_netcons
            ),
        );
    }
    f.flag("electrode_current", info.electrode_current);
    f.flag("net_event", info.net_event);
    f.list("pointing", info.pointing.iter().map(|p| format!("{p:?}")));
    if !info.ordered_kernels.is_empty() {
        f.add("ordered_kernels", format!("vec!{:?}", info.ordered_kernels));
    }
    if !info.written_pointers.is_empty() {
        f.add("written_pointers", format!("vec!{:?}", info.written_pointers));
    }
    if let Some(global) = info.usetable {
        f.add("usetable", format!("Some({global})"));
    }
    let mut text = String::from("fn info() -> MechanismInfo {\n    MechanismInfo {\n");
    for field in &f.0 {
        let _ = writeln!(text, "        {field},");
    }
    text.push_str("        ..Default::default()\n    }\n}\n");
    text
}

/// `name: value` texts of a struct literal; what is as in the default is left out.
struct Fields(Vec<String>);

impl Fields {
    fn new() -> Self {
        Fields(Vec::new())
    }
    fn add(&mut self, name: &str, value: impl std::fmt::Display) {
        self.0.push(format!("{name}: {value}"));
    }
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.add(name, format!("{value:?}.into()"));
        }
    }
    fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.add(name, value);
        }
    }
    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.map(|i| format!("            {i},\n")).collect();
        if !items.is_empty() {
            self.add(name, format!("vec![\n{}        ]", items.concat()));
        }
    }
    fn limits(&mut self, limits: Option<(f64, f64)>) {
        if let Some((low, high)) = limits {
            self.add("limits", format!("Some(({}, {}))", number(low), number(high)));
        }
    }
    fn finish(self, name: &str) -> String {
        format!("{name} {{ {}, ..Default::default() }}", self.0.join(", "))
    }
}

fn column(c: &ColumnInfo) -> String {
    let mut f = Fields::new();
    f.text("name", &c.name);
    f.add("role", format!("ColumnRole::{:?}", c.role));
    f.add("first", c.first);
    f.add("len", c.len);
    f.flag("is_array", c.is_array);
    f.add("default", number(c.default));
    f.text("units", &c.units);
    f.limits(c.limits);
    f.finish("ColumnInfo")
}

fn global(g: &GlobalInfo) -> String {
    let mut f = Fields::new();
    f.text("name", &g.name);
    f.add("first", g.first);
    f.add("len", g.len);
    f.flag("is_array", g.is_array);
    f.add("default", number(g.default));
    f.text("units", &g.units);
    f.limits(g.limits);
    f.flag("visible", g.visible);
    f.finish("GlobalInfo")
}

fn ion(i: &IonUse) -> String {
    let mut f = Fields::new();
    f.text("name", &i.name);
    if let Some(valence) = i.valence {
        f.add("valence", format!("Some({})", number(valence)));
    }
    f.add("reads", ion_fields(i.reads));
    f.add("writes", ion_fields(i.writes));
    f.flag("inside_is_state", i.inside_is_state);
    f.flag("outside_is_state", i.outside_is_state);
    f.finish("IonUse")
}

fn ion_fields(i: IonFields) -> String {
    let IonFields { reversal, inside, outside, current } = i;
    format!("IonFields {{ reversal: {reversal}, inside: {inside}, outside: {outside}, current: {current} }}")
}

fn table(t: &TableInfo) -> String {
    let mut f = Fields::new();
    f.text("procedure", &t.procedure);
    f.add("n_outputs", t.n_outputs);
    f.add("n", t.n);
    let depend: Vec<String> = t.depend.iter().map(|d| format!("TableDependency::{d:?}")).collect();
    f.add("depend", format!("vec![{}]", depend.join(", ")));
    f.flag("of_instance", t.of_instance);
    f.flag("given", t.given);
    f.finish("TableInfo")
}

fn diffusion(d: &DiffusionInfo) -> String {
    let DiffusionInfo { state, len, coefficient, volume } = d;
    format!(
        "DiffusionInfo {{ state: DiffusionState::{state:?}, len: {len}, coefficient: {coefficient}, volume: {volume} }}"
    )
}

fn function(function: &FunctionInfo) -> String {
    let mut f = Fields::new();
    f.text("name", &function.name);
    f.add("n_args", function.n_args);
    f.add("returns", function.returns);
    f.add("needs_instance", function.needs_instance);
    format!("FunctionInfo {{ {} }}", f.0.join(", "))
}
