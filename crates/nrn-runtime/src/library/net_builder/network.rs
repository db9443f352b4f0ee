//! Cells of types, connections between them, and the network made of these.

use super::classes;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use crate::texts;
use hoc_vm::{HocError, Object, Value};

/// What `aliases` of a network is: names would be given to it.
pub static NOTHING: Template = Template { name: "EmptyClass", ..Template::EMPTY };

/// `new NetCell(type, x, y)`: `real` is the object of the type's class, once it is made.
pub static NODE: Template = Template {
    name: "NetCell",
    public: "real, type, index, x, y, create1, name, pl, replace",
    numbers: &["index", "x", "y"],
    objects: "real, type, this",
    procs: &[("init", |call| {
        let (me, kind) = (call.me()?, call.object(1)?);
        call.set_object_of(&me, "type", kind)?;
        for (member, i) in [("x", 2), ("y", 3)] {
            let x = call.number(i)?;
            call.set_number_of(&me, member, x)?;
        }
        done()
    })],
    shows: &["pl"],
    missing: &["create1", "name", "replace"],
    ..Template::EMPTY
};

/// Where spikes come from: a cell.
pub static SOURCE: Template = Template {
    name: "NetSource",
    public: "cell, edges",
    objects: "cell, edges, this",
    procs: &[("init", end)],
    ..Template::EMPTY
};

/// Where they go: a synapse of a cell, or an artificial cell.
pub static TARGET: Template = Template {
    name: "NetTarget",
    public: "cell, edges, syn, synindex",
    numbers: &["synindex"],
    objects: "cell, edges, syn, this",
    procs: &[("init", end)],
    ..Template::EMPTY
};

/// A connection: weight and delay, and its NetCon once it is made.
pub static EDGE: Template = Template {
    name: "NetEdge",
    public: "netcon, source, target, d, w, change, create1, name, namebar",
    numbers: &["d", "w"],
    objects: "netcon, source, target, this",
    shows: &["change"],
    missing: &["create1", "name", "namebar"],
    ..Template::EMPTY
};

/// Cells and connections of a network.
pub static DATA: Template = Template {
    name: "NetData",
    public: "edges, sources, targets, created_, add_edge, cel2tar, edge_index, remove_edge, abstract, add_cell, create1, remove_cell, replace_cell",
    numbers: &["created_"],
    objects: "edges, sources, targets, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for member in ["edges", "sources", "targets"] {
                let list = call.new_object("List", &[])?;
                call.set_object_of(&me, member, Some(list))?;
            }
            done()
        }),
        ("add_cell", add_cell),
        ("create1", create),
    ],
    missing: &["add_edge", "cel2tar", "edge_index", "remove_edge", "abstract", "remove_cell", "replace_cell"],
    ..Template::EMPTY
};

/// The tool. Sessions call `original_type(name)`, `newnode(type, x, y)`, `newedge(source, target, synapse, weight, delay)`,
/// `create1()`.
pub static TOOL: Template = Template {
    name: "NetGUI",
    public: "aliases, net, create1, map, save_data",
    numbers: &["create_", "i"],
    objects: "aliases, net, mapold2new, missing, types_, nodes_, g, box_, tobj, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in
                [("aliases", "EmptyClass"), ("net", "NetData"), ("types_", "List"), ("nodes_", "List")]
            {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            window::draw(call, &me, "g", "Graph")?;
            window::make(call, &me, "box_", "VBox")?;
            if call.n() > 0 { done() } else { window::map(call, &me, "box_", "NetGUI", 2) }
        }),
        ("original_type", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            // A type nobody has made is noted by its name. Its cells are left out, and then all connections are, as in NEURON.
            let kind = match find(call, &name)? {
                Some(kind) => kind,
                None => call.new_object("String", &[Value::String(name)])?,
            };
            let list = call.part(&me, "types_")?;
            call.append(&list, kind)?;
            done()
        }),
        ("newnode", |call| {
            let (me, kind) = (call.me()?, call.number(1)?);
            let kinds = call.items_of(&me, "types_")?;
            let kind = kinds.get(kind.max(0.0) as usize).cloned().ok_or_else(texts::argument_out_of_range)?;
            if is_missing(call, &kind) {
                let list = call.part(&me, "nodes_")?;
                call.append(&list, kind)?;
                return done();
            }
            let place = [call.number(2)?, call.number(3)?].map(Value::Number);
            let node = call.new_object("NetCell", &[value(&kind), place[0].clone(), place[1].clone()])?;
            let (net, list) = (call.part(&me, "net")?, call.part(&me, "nodes_")?);
            call.append(&list, node.clone())?;
            call.ask(&net, "add_cell", &[value(&node)])?;
            done()
        }),
        ("newedge", new_edge),
        ("create1", |call| {
            let me = call.me()?;
            let net = call.part(&me, "net")?;
            call.ask(&net, "create1", &[])?;
            done()
        }),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "NetGUI".into() };
            window::map(call, &me, "box_", &title, 2)
        }),
    ],
    shows: &["save_data", "set_alias"],
    ..Template::EMPTY
};

fn end(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, cell) = (call.me()?, call.object(1)?);
    let list = call.new_object("List", &[])?;
    call.set_object_of(&me, "edges", Some(list))?;
    call.set_object_of(&me, "cell", cell)?;
    done()
}
/// The type of a name, of whichever tool.
fn find(call: &mut Call<'_, '_>, name: &str) -> Result<Option<Object>, HocError> {
    for class in ["NetReadyCell", "ArtCell"] {
        let all = call.new_object("List", &[Value::String(class.into())])?;
        for kind in call.items(&all) {
            if *call.text_of(&kind, "name")? == *name {
                return Ok(Some(kind));
            }
        }
    }
    Ok(None)
}
/// Does it stand for a type, or a cell of one, that is not there?
fn is_missing(call: &mut Call<'_, '_>, node: &Object) -> bool {
    &*call.cx.class_name(node) == "String"
}
/// A cell is a source, and a target with each of its synapses, or itself when it is artificial.
fn add_cell(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, cell) = (call.me()?, call.some_object(1)?);
    let (sources, targets) = (call.part(&me, "sources")?, call.part(&me, "targets")?);
    let at = call.items(&sources).len() as f64;
    call.set_number_of(&cell, "index", at)?;
    let source = call.new_object("NetSource", &[value(&cell)])?;
    call.append(&sources, source)?;
    let kind = call.part(&cell, "type")?;
    let synapses = if call.number_of(&kind, "is_art")? != 0.0 {
        vec![None]
    } else {
        call.items_of(&kind, "synlist")?.into_iter().map(Some).collect()
    };
    for (at, synapse) in synapses.into_iter().enumerate() {
        let target = call.new_object("NetTarget", &[value(&cell)])?;
        call.set_object_of(&target, "syn", synapse)?;
        call.set_number_of(&target, "synindex", at as f64)?;
        call.append(&targets, target)?;
    }
    done()
}
fn new_edge(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let [from, to, synapse] = [call.number(1)?, call.number(2)?, call.number(3)?];
    let nodes = call.items_of(&me, "nodes_")?;
    if nodes.iter().any(|node| is_missing(call, node)) {
        return done();
    }
    let node = |at: f64| nodes.get(at.max(0.0) as usize).cloned().ok_or_else(texts::argument_out_of_range);
    let (from, to) = (node(from)?, node(to)?);
    let net = call.part(&me, "net")?;
    let source = belonging(call, &net, "sources", &from, None)?;
    let target = belonging(call, &net, "targets", &to, Some(synapse))?;
    let edge = call.new_object("NetEdge", &[])?;
    for (member, i) in [("w", 4), ("d", 5)] {
        let x = call.number(i)?;
        call.set_number_of(&edge, member, x)?;
    }
    for (member, object) in [("source", source), ("target", target)] {
        let list = call.part(&object, "edges")?;
        call.append(&list, edge.clone())?;
        call.set_object_of(&edge, member, Some(object))?;
    }
    let edges = call.part(&net, "edges")?;
    call.append(&edges, edge)?;
    done()
}
/// The source or target of a cell, with a synapse of a number.
fn belonging(
    call: &mut Call<'_, '_>,
    net: &Object,
    list: &str,
    cell: &Object,
    synapse: Option<f64>,
) -> Result<Object, HocError> {
    for end in call.items_of(net, list)? {
        let own = call.part(&end, "cell")?;
        let fits = match synapse {
            Some(x) => call.number_of(&end, "synindex")? == x,
            None => true,
        };
        if own == *cell && fits {
            return Ok(end);
        }
    }
    Err(texts::argument_out_of_range())
}
/// Classes of all types, their cells, then the NetCons.
fn create(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number_of(&me, "created_")? != 0.0 {
        return done();
    }
    call.set_number_of(&me, "created_", 1.0)?;
    let mut known: Vec<(Object, String)> = Vec::new();
    for source in call.items_of(&me, "sources")? {
        let cell = call.part(&source, "cell")?;
        let kind = call.part(&cell, "type")?;
        let class = match known.iter().find(|one| one.0 == kind) {
            Some(one) => one.1.clone(),
            None => {
                let (name, text) = classes::of(call, &kind)?;
                call.cx.execute(&text)?;
                known.push((kind, name.clone()));
                name
            }
        };
        let made = call.new_object(&class, &[])?;
        let place = [call.number_of(&cell, "x")?, call.number_of(&cell, "y")?, 0.0];
        call.ask(&made, "position", &place.map(Value::Number))?;
        call.set_object_of(&cell, "real", Some(made))?;
    }
    for edge in call.items_of(&me, "edges")? {
        connect(call, &edge)?;
    }
    done()
}
fn connect(call: &mut Call<'_, '_>, edge: &Object) -> Result<(), HocError> {
    let (source, target) = (call.part(edge, "source")?, call.part(edge, "target")?);
    let from = call.part(&source, "cell")?;
    let from = call.part(&from, "real")?;
    let to = call.part(&target, "cell")?;
    let to = call.part(&to, "real")?;
    let onto = if call.object_of(&target, "syn")?.is_some() {
        let at = call.number_of(&target, "synindex")?.max(0.0) as usize;
        call.items_of(&to, "synlist")?.get(at).cloned().ok_or_else(texts::argument_out_of_range)?
    } else {
        call.part(&to, "pp")?
    };
    let made = call.cx.call_method(&from, "connect2target", &[value(&onto)])?;
    let netcon = call.cx.object_of(&made).flatten().ok_or_else(texts::object_is_gone)?;
    for (field, indices, member) in [("weight", &[0.0][..], "w"), ("delay", &[][..], "d")] {
        let x = call.number_of(edge, member)?;
        let place = call.cx.field_place(&netcon, field, indices)?;
        call.cx.write(&place, x)?;
    }
    call.set_object_of(edge, "netcon", Some(netcon))
}
