//! The cell a builder describes, read from its objects.

use crate::library::call::Call;
use crate::texts;
use hoc_vm::{HocError, Object, Value};

/// A cell.
pub struct Cell {
    /// Every section after its parent, or as the builder lists them.
    pub sections: Vec<Section>,
    /// The first one has all sections.
    pub subsets: Vec<Subset>,
}
/// A section.
pub struct Section {
    /// `dend`, or `dend[1]` when several have that name.
    pub name: String,
    /// Place of the parent in the list, and where on it.
    pub parent: Option<(usize, f64)>,
    /// The end that is connected.
    pub end: f64,
    /// In the picture, um: from here to there.
    pub line: [f64; 4],
    /// x, y, z and diameter, um.
    pub points: Vec<[f64; 4]>,
    /// What it alone is given.
    pub given: Given,
}
/// A set of sections.
pub struct Subset {
    /// Its name.
    pub name: String,
    /// Places in the list of sections, rising.
    pub members: Vec<usize>,
    /// What all of them are given.
    pub given: Given,
}
/// What a section or a subset is given.
#[derive(Default)]
pub struct Given {
    /// Shape and segments.
    pub geometry: Vec<(Geometry, f64)>,
    /// Ra, cm and mechanisms.
    pub membrane: Vec<Membrane>,
}
/// Kinds of specification of shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Geometry {
    /// `L`, um.
    Length,
    /// `diam`, um.
    Diameter,
    /// Area of the cylinder that is as long as it is wide, um2.
    Area,
    /// 100 um2, and as many megohm from end to end as Ra has ohm cm.
    Circuit,
    /// `nseg`
    Segments,
    /// Longest segment as a share of the length constant at 100 Hz.
    PerLambda,
    /// Longest segment, um.
    PerLength,
}
/// What is in the membrane, and the cytoplasm.
pub enum Membrane {
    /// Ohm cm.
    Ra(f64),
    /// uF/cm2.
    Cm(f64),
    /// Name, and its parameters with their elements.
    Mechanism(String, Vec<(String, Vec<f64>)>),
}

impl Geometry {
    /// The kind that sessions number so. 0 and 1 share a length or a diameter out among a subset: not kept apart here.
    pub fn numbered(kind: usize) -> Option<Geometry> {
        use Geometry::*;
        [Length, Diameter, Length, Diameter, Area, Circuit, Segments, PerLambda, PerLength].get(kind).copied()
    }
    /// What a new specification of a kind says.
    pub fn initial(kind: usize) -> f64 {
        use Geometry::*;
        match Geometry::numbered(kind) {
            Some(Length | Area) => 100.0,
            Some(PerLambda) => 0.1,
            Some(PerLength) => 50.0,
            _ => 1.0,
        }
    }
    /// What a panel calls it.
    pub fn label(kind: usize) -> &'static str {
        use Geometry::*;
        match Geometry::numbered(kind) {
            Some(Length) => "L",
            Some(Diameter) => "diam",
            Some(Area) => "area",
            Some(Circuit) => "circuit",
            Some(Segments) => "nseg",
            Some(PerLambda) => "d_lambda",
            Some(PerLength) => "d_X",
            None => "",
        }
    }
}

impl Cell {
    /// What a CellBuild describes now.
    pub fn of(call: &mut Call<'_, '_>, builder: &Object) -> Result<Cell, HocError> {
        let topology = call.part(builder, "topol")?;
        let objects = call.items_of(&topology, "slist")?;
        let mut names = Vec::new();
        for object in &objects {
            names.push(call.text_of(object, "name_")?);
        }
        let mut sections = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            let Some(own) = names.get(at) else { continue };
            let before = names.iter().take(at).filter(|name| *name == own).count();
            let alone = names.iter().filter(|name| *name == own).count() == 1;
            let name = if alone { own.to_string() } else { format!("{own}[{before}]") };
            sections.push(section(call, object, name, &objects)?);
        }
        let page = call.part(builder, "subsets")?;
        let mut subsets = Vec::new();
        for (at, object) in call.items_of(&page, "snlist")?.into_iter().enumerate() {
            let held = call.items_of(&object, "list")?;
            let members =
                (0..objects.len()).filter(|i| at == 0 || objects.get(*i).is_some_and(|o| held.contains(o)));
            let name = call.text_of(&object, "name_")?.to_string();
            subsets.push(Subset { name, members: members.collect(), given: given(call, &object)? });
        }
        Ok(Cell { sections, subsets })
    }
}

fn section(
    call: &mut Call<'_, '_>,
    object: &Object,
    name: String,
    all: &[Object],
) -> Result<Section, HocError> {
    let parent = match call.object_of(object, "parent")? {
        Some(parent) => {
            let at = all.iter().position(|other| *other == parent);
            let at = at
                .ok_or_else(|| HocError::new(format!("the parent of {name} is not a section of the cell")))?;
            Some((at, call.number_of(object, "xparent")?))
        }
        None => None,
    };
    let mut line = [0.0; 4];
    for (x, member) in line.iter_mut().zip(["x0", "y0", "x1", "y1"]) {
        *x = call.number_of(object, member)?;
    }
    let end = call.number_of(object, "proximal")?;
    Ok(Section { name, parent, end, line, points: points(call, object)?, given: given(call, object)? })
}
fn points(call: &mut Call<'_, '_>, section: &Object) -> Result<Vec<[f64; 4]>, HocError> {
    let Some(held) = call.object_of(section, "p3d")? else { return Ok(Vec::new()) };
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for member in ["x", "y", "z", "d"] {
        let vector = call.part(&held, member)?;
        let id = call.cx.vector_id(&vector).ok_or_else(texts::object_is_gone)?;
        columns.push(call.cx.engine.sim.vectors.get(id).map(|v| v.data().to_vec()).unwrap_or_default());
    }
    let [x, y, z, d] = columns.as_slice() else { return Ok(Vec::new()) };
    Ok(x.iter().zip(y).zip(z).zip(d).map(|(((x, y), z), d)| [*x, *y, *z, *d]).collect())
}
fn given(call: &mut Call<'_, '_>, owner: &Object) -> Result<Given, HocError> {
    let mut all = Given::default();
    for spec in call.items_of(owner, "geo")? {
        let (kind, x) = (call.number_of(&spec, "type")?, call.number_of(&spec, "value")?);
        all.geometry.extend(Geometry::numbered(kind.max(0.0) as usize).map(|kind| (kind, x)));
    }
    for wrap in call.items_of(owner, "ml")? {
        let values = call.part(&wrap, "ms")?;
        let one = if call.number_of(&wrap, "is_ms")? != 0.0 {
            mechanism(call, &values)?
        } else if call.number_of(&values, "type")? == 0.0 {
            Membrane::Ra(call.number_of(&values, "value")?)
        } else {
            Membrane::Cm(call.number_of(&values, "value")?)
        };
        all.membrane.push(one);
    }
    Ok(all)
}
/// Name and values of a MechanismStandard.
pub fn mechanism(call: &mut Call<'_, '_>, standard: &Object) -> Result<Membrane, HocError> {
    let scratch = call.new_object("String", &[])?;
    let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(texts::object_is_gone)?;
    let text = Value::StringPlace(place);
    call.ask(standard, "name", std::slice::from_ref(&text))?;
    let name = call.text_of(&scratch, "s")?.to_string();
    let mut values = Vec::new();
    for i in 0..call.ask(standard, "count", &[])?.max(0.0) as usize {
        let n = call.ask(standard, "name", &[text.clone(), Value::Number(i as f64)])?;
        let variable = call.text_of(&scratch, "s")?;
        let mut elements = Vec::new();
        for element in 0..n.max(1.0) as usize {
            let args = [Value::String(variable.clone()), Value::Number(element as f64)];
            elements.push(call.ask(standard, "get", &args)?);
        }
        values.push((variable.to_string(), elements));
    }
    Ok(Membrane::Mechanism(name, values))
}
