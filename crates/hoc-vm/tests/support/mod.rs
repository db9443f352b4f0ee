//! A small world for the machine: a class Vector, a few functions, and sections with `v`, `diam`, `g_pas`, `L`, `nseg`.
#![allow(dead_code)]

use hoc_vm::{HocError, Host, HostName, HostPointer, Member, Object, Returns, SectionRef, Value, Vm};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Ids are their own hash: the world should not cost more than what is measured in it.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.wrapping_mul(31) + u64::from(*byte));
    }
    fn write_u64(&mut self, id: u64) {
        self.0 = id;
    }
}

#[derive(Clone)]
pub struct Section {
    name: String,
    length: f64,
    ra: f64,
    v: Vec<f64>,
    diam: Vec<f64>,
    g_pas: Vec<f64>,
    alive: bool,
    pub parent: Option<(usize, f64, f64)>,
    passive: bool,
}

#[derive(Default)]
pub struct World {
    pub out: String,
    pub err: String,
    pub vectors: HashMap<u64, Vec<f64>, BuildHasherDefault<Identity>>,
    pub lists: HashMap<u64, Vec<SectionRef>>,
    pub sections: Vec<Section>,
    pub stack: Vec<SectionRef>,
    pub numbers: [f64; 4],
    pub files: HashMap<String, String>,
    pub destroyed: usize,
    pub impatient: bool,
}

const VECTOR: u32 = 0;
const SECTION_LIST: u32 = 1;
const SECTION_REF: u32 = 2;

fn kind(place: HostPointer) -> u64 {
    place.0[0]
}

impl World {
    pub fn new() -> World {
        World { numbers: [0.0, 0.025, 6.3, 0.0], ..World::default() }
    }
    fn current(&mut self) -> Result<usize, HocError> {
        self.stack.last().map(|s| s.0 as usize).ok_or_else(|| HocError::new("Section access unspecified"))
    }
    fn named(&self, section: SectionRef) -> String {
        self.sections[section.0 as usize].name.clone()
    }
}

fn segment(n: usize, x: f64) -> usize {
    ((x * n as f64) as usize).min(n - 1)
}

fn number(args: &[Value], ix: usize) -> f64 {
    match args.get(ix) {
        Some(Value::Number(x)) => *x,
        _ => 0.0,
    }
}

impl Host for World {
    fn resolve(&mut self, name: &str) -> Option<HostName> {
        Some(match name {
            "t" => HostName::Variable(HostPointer([0, 0, 0]), 0),
            "dt" => HostName::Variable(HostPointer([0, 1, 0]), 0),
            "celsius" => HostName::Variable(HostPointer([0, 2, 0]), 0),
            "Vector" => HostName::Class(VECTOR),
            "SectionList" => HostName::Class(SECTION_LIST),
            "SectionRef" => HostName::Class(SECTION_REF),
            "secname" => HostName::Function(0, Returns::String),
            "load_file" => HostName::Function(1, Returns::Number),
            "hosterror" => HostName::Function(2, Returns::Number),
            "callback" => HostName::Function(3, Returns::Number),
            "v" => HostName::Range(0),
            "diam" => HostName::Range(1),
            "g_pas" => HostName::Range(2),
            "nseg" => HostName::SectionProperty(0),
            "L" => HostName::SectionProperty(1),
            "Ra" => HostName::SectionProperty(2),
            "pas" => HostName::Mechanism(0),
            _ => return None,
        })
    }
    fn call_function(&mut self, vm: &mut Vm, function: u32, args: &[Value]) -> Result<Value, HocError> {
        match function {
            0 => {
                let current = self.current()?;
                Ok(Value::String(self.sections[current].name.as_str().into()))
            }
            1 => {
                let name = vm.string_argument(args, 0)?;
                let (path, text) = self.read_source(&name)?;
                vm.run(self, &text, &path)?;
                Ok(Value::Number(1.0))
            }
            2 => Err(HocError::new("host says no")),
            _ => {
                let name = vm.string_argument(args, 0)?;
                vm.call(self, &name, &args[1..])
            }
        }
    }
    fn read(&mut self, _: &mut Vm, place: HostPointer) -> Result<f64, HocError> {
        let [_, a, b] = place.0;
        Ok(match kind(place) {
            0 => self.numbers[a as usize],
            1 => self.vectors.get(&a).and_then(|v| v.get(b as usize)).copied().unwrap_or(0.0),
            2 => self.sections[a as usize].v[b as usize],
            3 => self.sections[a as usize].diam[b as usize],
            _ => self.sections[a as usize].g_pas[b as usize],
        })
    }
    fn write(&mut self, _: &mut Vm, place: HostPointer, x: f64) -> Result<(), HocError> {
        let [_, a, b] = place.0;
        match kind(place) {
            0 => self.numbers[a as usize] = x,
            1 => {
                if let Some(slot) = self.vectors.get_mut(&a).and_then(|v| v.get_mut(b as usize)) {
                    *slot = x;
                }
            }
            2 => self.sections[a as usize].v[b as usize] = x,
            3 => self.sections[a as usize].diam[b as usize] = x,
            _ => self.sections[a as usize].g_pas[b as usize] = x,
        }
        Ok(())
    }
    fn element(&mut self, place: HostPointer, element: u32) -> HostPointer {
        HostPointer([place.0[0], place.0[1], place.0[2] + u64::from(element)])
    }
    fn construct(
        &mut self,
        vm: &mut Vm,
        class: u32,
        object: &Object,
        args: &[Value],
    ) -> Result<(), HocError> {
        match class {
            VECTOR => {
                self.vectors.insert(object.id(), vec![number(args, 1); number(args, 0) as usize]);
            }
            SECTION_LIST => {
                self.lists.insert(object.id(), Vec::new());
            }
            _ => {
                let _ = vm;
                let current = self.current_section()?;
                self.lists.insert(object.id(), vec![current]);
            }
        }
        Ok(())
    }
    fn destroy(&mut self, _: &mut Vm, _: u32, id: u64) {
        self.destroyed += 1;
        self.vectors.remove(&id);
        self.lists.remove(&id);
    }
    fn member(&mut self, class: u32, name: &str) -> Option<Member> {
        Some(match (class, name) {
            (VECTOR, "x") => Member::Field(0, true),
            (VECTOR, "size") => Member::Method(0, Returns::Number),
            (VECTOR, "append") => Member::Method(1, Returns::Object),
            (VECTOR, "fill") => Member::Method(2, Returns::Object),
            (VECTOR, "sum") => Member::Method(3, Returns::Number),
            (VECTOR, "label") => Member::Method(4, Returns::String),
            (SECTION_LIST, "append") => Member::Method(10, Returns::Number),
            (SECTION_REF, "sec") => Member::Method(11, Returns::Any),
            _ => return None,
        })
    }
    fn call_method(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        _class: u32,
        method: u32,
        _name: &str,
        args: &[Value],
    ) -> Result<Value, HocError> {
        if method == 10 {
            let current = self.current_section()?;
            self.lists.entry(object.id()).or_default().push(current);
            return Ok(Value::Number(1.0));
        }
        if method == 11 {
            return Ok(Value::Section(self.lists[&object.id()][0]));
        }
        let vector = self.vectors.entry(object.id()).or_default();
        Ok(match method {
            0 => Value::Number(vector.len() as f64),
            1 => {
                vector.extend(args.iter().map(|arg| if let Value::Number(x) = arg { *x } else { 0.0 }));
                Value::Object(Some(object.clone()))
            }
            2 => {
                vector.fill(number(args, 0));
                Value::Object(Some(object.clone()))
            }
            3 => Value::Number(vector.iter().sum()),
            _ => Value::String(vm.object_name(object).as_str().into()),
        })
    }
    fn field(
        &mut self,
        vm: &mut Vm,
        object: &Object,
        _class: u32,
        _field: u32,
        indices: &[f64],
    ) -> Result<HostPointer, HocError> {
        let n = self.vectors.get(&object.id()).map_or(0, Vec::len);
        let index = indices.first().copied().unwrap_or(0.0) + 1e-11;
        if index < 0.0 || index as usize >= n {
            let _ = vm;
            return Err(HocError::new(format!("subscript 0 index {} of x out of range {n}", index as i64)));
        }
        Ok(HostPointer([1, object.id(), index as u64]))
    }
    fn get_dynamic(&mut self, _: &mut Vm, _: &Object, _: &str, _: &[Value]) -> Result<Value, HocError> {
        Ok(Value::Number(0.0))
    }
    fn set_dynamic(
        &mut self,
        _: &mut Vm,
        _: &Object,
        _: &str,
        _: &[Value],
        _: Value,
    ) -> Result<(), HocError> {
        Ok(())
    }
    fn create_section(
        &mut self,
        vm: &mut Vm,
        name: &str,
        owner: Option<&Object>,
    ) -> Result<SectionRef, HocError> {
        let name = match owner {
            Some(owner) => format!("{}.{name}", vm.object_name(owner)),
            None => name.to_owned(),
        };
        self.sections.push(Section {
            name,
            length: 100.0,
            ra: 35.4,
            v: vec![-65.0],
            diam: vec![500.0],
            g_pas: vec![0.001],
            alive: true,
            parent: None,
            passive: false,
        });
        Ok(SectionRef(self.sections.len() as u64 - 1))
    }
    fn delete_section(&mut self, _: &mut Vm, section: SectionRef) {
        self.sections[section.0 as usize].alive = false;
    }
    fn push_section(&mut self, section: SectionRef) -> Result<(), HocError> {
        self.stack.push(section);
        Ok(())
    }
    fn pop_section(&mut self) {
        self.stack.pop();
    }
    fn access_section(&mut self, section: SectionRef) -> Result<(), HocError> {
        self.stack.clear();
        self.stack.push(section);
        Ok(())
    }
    fn current_section(&mut self) -> Result<SectionRef, HocError> {
        self.current().map(|ix| SectionRef(ix as u64))
    }
    fn section_depth(&self) -> usize {
        self.stack.len()
    }
    fn truncate_sections(&mut self, depth: usize) {
        self.stack.truncate(depth);
    }
    fn section_name(&mut self, section: SectionRef) -> String {
        self.named(section)
    }
    fn sections(&mut self, _: &mut Vm, list: Option<&Value>) -> Result<Vec<SectionRef>, HocError> {
        let all =
            (0..self.sections.len()).filter(|ix| self.sections[*ix].alive).map(|ix| SectionRef(ix as u64));
        Ok(match list {
            None => all.collect(),
            Some(Value::String(text)) => all.filter(|s| self.named(*s).contains(&**text)).collect(),
            Some(Value::Object(Some(object))) => self.lists.get(&object.id()).cloned().unwrap_or_default(),
            _ => return Err(HocError::new("not a list of sections")),
        })
    }
    fn section_matches(&mut self, vm: &mut Vm, list: &Value) -> Result<bool, HocError> {
        let current = self.current_section()?;
        Ok(self.sections(vm, Some(list))?.contains(&current))
    }
    fn segment_positions(&mut self) -> Result<Vec<f64>, HocError> {
        let ix = self.current()?;
        let n = self.sections[ix].v.len();
        let centres = (0..n).map(|i| (i as f64 + 0.5) / n as f64);
        Ok(std::iter::once(0.0).chain(centres).chain(std::iter::once(1.0)).collect())
    }
    fn connect(
        &mut self,
        child: SectionRef,
        child_x: f64,
        parent: SectionRef,
        parent_x: f64,
    ) -> Result<(), HocError> {
        self.sections[child.0 as usize].parent = Some((parent.0 as usize, parent_x, child_x));
        Ok(())
    }
    fn insert(&mut self, _: &mut Vm, _: u32) -> Result<(), HocError> {
        let ix = self.current()?;
        self.sections[ix].passive = true;
        Ok(())
    }
    fn uninsert(&mut self, _: &mut Vm, _: u32) -> Result<(), HocError> {
        let ix = self.current()?;
        self.sections[ix].passive = false;
        Ok(())
    }
    fn section_property(&mut self, property: u32) -> Result<f64, HocError> {
        let ix = self.current()?;
        let section = &self.sections[ix];
        Ok([section.v.len() as f64, section.length, section.ra][property as usize])
    }
    fn set_section_property(&mut self, property: u32, x: f64) -> Result<(), HocError> {
        let ix = self.current()?;
        let section = &mut self.sections[ix];
        match property {
            0 => {
                let n = (x + 1e-11) as usize;
                if n == 0 {
                    return Err(HocError::new("nseg  must be positive"));
                }
                section.v = vec![section.v[0]; n];
                section.diam = vec![section.diam[0]; n];
                section.g_pas = vec![section.g_pas[0]; n];
            }
            1 => section.length = x,
            _ => section.ra = x,
        }
        Ok(())
    }
    fn range_place(&mut self, variable: u32, _: u32, x: f64) -> Result<HostPointer, HocError> {
        let ix = self.current()?;
        let section = &self.sections[ix];
        if variable == 2 && !section.passive {
            let name = section.name.clone();
            return Err(HocError::new(format!("pas mechanism not inserted in section {name}")));
        }
        let n = section.v.len();
        Ok(HostPointer([2 + u64::from(variable), ix as u64, segment(n, x) as u64]))
    }
    fn set_range(
        &mut self,
        variable: u32,
        _: u32,
        span: Option<(f64, f64)>,
        start: f64,
        end: f64,
    ) -> Result<(), HocError> {
        let ix = self.current()?;
        let section = &mut self.sections[ix];
        let values = match variable {
            0 => &mut section.v,
            1 => &mut section.diam,
            _ => &mut section.g_pas,
        };
        let n = values.len() as f64;
        let (from, to) = span.unwrap_or((0.0, 1.0));
        for (i, value) in values.iter_mut().enumerate() {
            let x = (i as f64 + 0.5) / n;
            if x >= from && x <= to {
                *value = start + (end - start) * (x - from) / (to - from);
            }
        }
        Ok(())
    }
    fn print(&mut self, text: &str) {
        self.out.push_str(text);
    }
    fn report(&mut self, text: &str) {
        self.err.push_str(text);
    }
    fn interrupted(&mut self) -> bool {
        self.impatient
    }
    fn read_source(&mut self, name: &str) -> Result<(String, String), HocError> {
        match self.files.get(name) {
            Some(text) => Ok((name.to_owned(), text.clone())),
            None => Err(HocError::new(format!("Couldn't find: {name}"))),
        }
    }
}
