//! Groups of windows, and the Window item of the main menu. `ses_gid` is what a session says behind each window that
//! belonged to a group.

use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File = File {
    name: "wingroup.hoc",
    rows: &[Row::Template(&GROUP), Row::Template(&ITEM), Row::Template(&MANAGER), Row::Template(&MENU)],
};

static GROUP: Template = Template {
    name: "WindowGroup",
    public: "name, state_, mk, list",
    numbers: &["state_"],
    strings: "name",
    objects: "list, this",
    procs: &[("init", |call| {
        let me = call.me()?;
        let name = if call.n() > 0 { call.text(1)? } else { "unnamed Window Group".into() };
        call.set_text_of(&me, "name", &name)?;
        let list = call.new_object("List", &[])?;
        call.set_object_of(&me, "list", Some(list))?;
        done()
    })],
    shows: &["mk"],
    ..Template::EMPTY
};

static ITEM: Template = Template {
    name: "WindowGroupItem",
    public: "s, index",
    numbers: &["index"],
    strings: "s",
    procs: &[("init", |call| {
        let (me, index, name) = (call.me()?, call.number(1)?, call.text(2)?);
        call.set_number_of(&me, "index", index)?;
        call.set_text_of(&me, "s", &name)?;
        done()
    })],
    ..Template::EMPTY
};

static MANAGER: Template = Template {
    name: "WindowGroupManager",
    public: "box",
    objects: "box, this",
    procs: &[("init", |call| {
        let me = call.me()?;
        super::window::make(call, &me, "box", "VBox")
    })],
    ..Template::EMPTY
};

static MENU: Template = Template {
    name: "WindowMenu",
    public: "make, groups, pwm, ses_gid",
    objects: "pwm, groups, own_, shown_, ids_, numbers_, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_object_of(&me, "own_", Some(me.clone()))?; // there is one, for good
            let groups = call.new_object("List", &[])?;
            call.set_object_of(&me, "groups", Some(groups))?;
            // Programs count the Vectors there are, and add up what they hold.
            for (member, size) in [("shown_", 50.0), ("ids_", 0.0), ("numbers_", 0.0)] {
                let vector = call.new_object("Vector", &[Value::Number(size)])?;
                call.set_object_of(&me, member, Some(vector))?;
            }
            done()
        }),
        ("ses_gid", session_group),
    ],
    shows: &["make"],
    ..Template::EMPTY
};

/// The Window item: a WindowMenu, which stays.
pub fn menu(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    call.new_object("WindowMenu", &[])?;
    done()
}
/// Sessions speak to `PWManager[0]`: the first menu has one.
pub fn manager(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if let Some(menu) = call.cx.vm.object_by_index("WindowMenu", 0) {
        of(call, &menu)?;
    }
    number(1.0)
}
fn of(call: &mut Call<'_, '_>, menu: &Object) -> Result<Object, HocError> {
    if let Some(manager) = call.object_of(menu, "pwm")? {
        return Ok(manager);
    }
    let made = call.new_object("PWManager", &[])?;
    call.set_object_of(menu, "pwm", Some(made.clone()))?;
    Ok(made)
}
/// `ses_gid(first, id, shown, "name")`: the last window belongs to the group that the session numbered `id`.
fn session_group(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let [first, id, shown] = [call.number(1)?, call.number(2)?, call.number(3)?];
    let name = call.text(4)?;
    let manager = of(call, &me)?;
    let last = call.ask(&manager, "count", &[])? - 1.0;
    let ids = call.part(&me, "ids_")?;
    if first == 1.0 {
        call.ask(&ids, "resize", &[Value::Number(0.0)])?;
    }
    let groups = call.part(&me, "groups")?;
    let known = call.ask(&ids, "indwhere", &[string("=="), Value::Number(id)])?;
    let groups_before = call.items(&groups).len();
    let n_ids = call.ask(&ids, "size", &[])?;
    let group = if known >= 0.0 {
        let at = groups_before as f64 - n_ids + known;
        call.items(&groups).get(at.max(0.0) as usize).cloned()
    } else {
        let made = call.new_object("WindowGroup", &[Value::String(name)])?;
        call.append(&groups, made.clone())?;
        call.ask(&ids, "append", &[Value::Number(id)])?;
        Some(made)
    };
    if last >= 0.0 {
        if let Some(group) = group {
            call.ask(&manager, "group", &[Value::Number(last), value(&group)])?;
        }
        if shown == 0.0 {
            call.ask(&manager, "hide", &[Value::Number(last)])?;
        }
    }
    done()
}
