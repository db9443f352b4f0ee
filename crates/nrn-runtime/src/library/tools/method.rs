//! `NumericalMethodPanel`: which method steps the model.

use super::window;
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File =
    File { name: "varmeth1.hoc", rows: &[Row::Number("using_cvode_", 0.0, "", None), Row::Template(&PANEL)] };

/// Sessions write `atol_` and `atoltool_`, and call `restore(method, order)` and `ats(name, scale)`.
static PANEL: Template = Template {
    name: "NumericalMethodPanel",
    public: "dae, ode, fixed, atoltool_, atoltool, refresh, rescale, restore, details, save, map, b1, varstep, localstep, prdetails",
    numbers: &["atol_", "dt_", "variable_"],
    objects: "b1, atoltool_, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            let cvode = cvode(call)?;
            let atol = call.ask(&cvode, "atol", &[])?;
            call.set_number_of(&me, "atol_", atol)?;
            call.set_object_of(&me, "b1", Some(me.clone()))?;
            note(call)?;
            done()
        }),
        ("varstep", |call| {
            let on = call.number(1)? != 0.0;
            let wanted = match (on, model(call)?) {
                (false, _) => Method::Fixed { order: None, sparse: false },
                (true, DAE) => Method::Daspk,
                (true, _) => Method::Cvode { local: false },
            };
            switch(call, wanted)
        }),
        ("ode", |call| switch(call, Method::Cvode { local: false })),
        ("fixed", |call| switch(call, Method::Fixed { order: None, sparse: false })),
        ("dae", |call| if call.number(1)? == 1.0 { switch(call, Method::Daspk) } else { done() }),
        ("localstep", |call| {
            let local = call.number(1)? == 1.0;
            switch(
                call,
                if local { Method::Cvode { local } } else { Method::Fixed { order: None, sparse: false } },
            )
        }),
        ("restore", |call| {
            let (code, order) = (call.number(1)?, call.number(2)?);
            let cvode = cvode(call)?;
            call.ask(&cvode, "condition_order", &[Value::Number(order)])?;
            switch(call, Method::from_code(code))
        }),
        ("prdetails", |call| {
            let line = Method::from_code(call.number(1)?).describe();
            let title = if call.n() == 2 { format!("{}: ", call.text(2)?) } else { String::new() };
            call.print(&format!("{title}{line}\n"));
            done()
        }),
        ("ats", |call| {
            let (name, scale) = (call.text(1)?, call.number(2)?);
            if scale > 0.0 {
                let cvode = cvode(call)?;
                call.ask(&cvode, "atolscale", &[Value::String(name), Value::Number(scale)])?;
            }
            done()
        }),
        ("atoltool", |call| {
            let tool = tool(call)?;
            call.run("init", &[])?;
            call.ask(&tool, "analyse", &[])?;
            done()
        }),
        ("rescale", |call| {
            let tool = tool(call)?;
            call.ask(&tool, "anrun", &[])?;
            call.ask(&tool, "rescale", &[])?;
            done()
        }),
        ("map", |call| {
            let me = call.me()?;
            window::make(call, &me, "b1", "VBox")?;
            window::map(call, &me, "b1", "VariableTimeStep", 2)
        }),
    ],
    funcs: &[("refresh", |call| number(note(call)?))],
    shows: &["details", "save"],
    ..Template::EMPTY
};

/// The model's equations have algebraic ones among them.
const DAE: u32 = 2;

/// What `CVode.current_method` says, without the kind of model.
#[derive(Clone, Copy)]
enum Method {
    /// Fixed steps; the value of `secondorder`, when it is to change.
    Fixed {
        order: Option<f64>,
        sparse: bool,
    },
    Cvode {
        local: bool,
    },
    Daspk,
}

impl Method {
    /// Digits, lowest first: model, matrix, method, local.
    fn from_code(code: f64) -> Method {
        let code = code.max(0.0) as u64;
        match (code / 100 % 10, code / 1000 % 10) {
            (3, local) => Method::Cvode { local: local == 1 },
            (4, _) => Method::Daspk,
            (order, _) => Method::Fixed { order: Some(order as f64), sparse: code / 10 % 10 == 1 },
        }
    }
    fn describe(self) -> &'static str {
        match self {
            Method::Fixed { order: Some(2.0), .. } => "fixed step, second order",
            Method::Fixed { .. } => "fixed step, first order",
            Method::Cvode { local: false } => "variable step, one for the model",
            Method::Cvode { local: true } => "variable step, one for each cell",
            Method::Daspk => "variable step, differential-algebraic",
        }
    }
}

fn cvode(call: &mut Call<'_, '_>) -> Result<Object, HocError> {
    let found = call.cx.vm.object_by_index("CVode", 0);
    found.ok_or_else(|| HocError::new("CVode[0] does not exist"))
}
fn model(call: &mut Call<'_, '_>) -> Result<u32, HocError> {
    let cvode = cvode(call)?;
    Ok(call.ask(&cvode, "current_method", &[])? as u32 % 10)
}
/// Tells `using_cvode_` what is used; the code of the method.
fn note(call: &mut Call<'_, '_>) -> Result<f64, HocError> {
    let cvode = cvode(call)?;
    let code = call.ask(&cvode, "current_method", &[])?;
    let variable = !matches!(Method::from_code(code), Method::Fixed { .. });
    call.set_global("using_cvode_", f64::from(u8::from(variable)))?;
    Ok(code)
}
/// Changes the method. Variable steps change `dt`: the value before comes back with fixed steps.
fn switch(call: &mut Call<'_, '_>, to: Method) -> Result<Value, HocError> {
    let me = call.me()?;
    let cvode = cvode(call)?;
    let was = !matches!(Method::from_code(note(call)?), Method::Fixed { .. });
    let is = !matches!(to, Method::Fixed { .. });
    if is && !was {
        let dt = call.global("dt");
        call.set_number_of(&me, "dt_", dt)?;
    }
    let tell = |call: &mut Call<'_, '_>, name: &str, flag: bool| {
        call.ask(&cvode, name, &[Value::Number(f64::from(u8::from(flag)))]).map(|_| ())
    };
    match to {
        Method::Fixed { order, sparse } => {
            tell(call, "use_daspk", false)?;
            tell(call, "active", false)?;
            tell(call, "use_mxb", sparse)?;
            if let Some(order) = order {
                call.set_global("secondorder", order)?;
            }
        }
        Method::Cvode { local } => {
            tell(call, "use_daspk", false)?;
            tell(call, "use_mxb", false)?;
            tell(call, "use_local_dt", local)?;
            tell(call, "active", true)?;
        }
        Method::Daspk => {
            tell(call, "use_daspk", true)?;
            tell(call, "active", true)?;
        }
    }
    let dt = call.number_of(&me, "dt_")?;
    if dt > 0.0 && (was || is) {
        call.set_global("dt", dt)?;
    }
    note(call)?;
    done()
}
/// The tool for tolerances, made when it is first wanted; variable steps are on then.
fn tool(call: &mut Call<'_, '_>) -> Result<Object, HocError> {
    let me = call.me()?;
    if call.object_of(&me, "atoltool_")?.is_none() {
        let made = call.new_object("AtolTool", &[])?;
        call.set_object_of(&me, "atoltool_", Some(made))?;
    }
    call.ask(&me, "varstep", &[Value::Number(1.0)])?;
    call.part(&me, "atoltool_")
}
