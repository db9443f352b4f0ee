//! The main menu and the panels of the run library. Without windows they show nothing; what they leave behind for
//! sessions (the window manager, the menu's own objects) exists.

use super::call::{Call, done, string};
use super::rows::Template;
use hoc_vm::{HocError, Value};

/// The main menu: what others add to its item Miscellaneous.
pub static MAIN_MENU: Template = Template {
    name: "NEURONMainMenu",
    public: "filemenu, miscellaneous_add, misclist",
    objects: "misclist, words_",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            let words = call.new_object("StringFunctions", &[])?;
            call.set_object_of(&me, "words_", Some(words))?;
            let list = call.new_object("List", &[])?;
            call.set_object_of(&me, "misclist", Some(list))?;
            done()
        }),
        ("miscellaneous_add", |call| {
            let me = call.me()?;
            let list = call.part(&me, "misclist")?;
            for i in 1..=2 {
                let text = call.text(i)?;
                let item = call.new_object("String", &[Value::String(text)])?;
                call.append(&list, item)?;
            }
            done()
        }),
    ],
    shows: &["filemenu"],
    ..Template::EMPTY
};

/// A panel with a title.
pub fn panel(call: &mut Call<'_, '_>, title: &str) -> Result<Value, HocError> {
    call.run("xpanel", &[string(title)])?;
    call.run("xpanel", &[])?;
    done()
}
/// `nrnmainmenu()`: once. Sessions count on the objects it makes.
pub fn main_menu(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.global("mapped_nrnmainmenu_") == 1.0 {
        return done();
    }
    let menu = call.new_object("NEURONMainMenu", &[])?;
    call.set_global_object("nrnmainmenu_", Some(menu))?;
    call.set_global("mapped_nrnmainmenu_", 1.0)?;
    for name in ["buildmenu", "toolmenu", "graphmenu", "vectormenu", "windowmenu", "helpmenu"] {
        call.run(name, &[])?;
    }
    super::tools::windows::manager(call)?;
    done()
}
