//! What a user would do at the screen, for tests and for programs that drive a model's panels.

use crate::cx::Cx;
use crate::foreign::Callback;
use hoc_vm::{HocError, Value};
use nrn_view::panel::Widget;
use nrn_view::{CommandId, PanelId};

impl Cx<'_> {
    /// Presses a button (radio button, check box, menu entry) of the newest panel that has one of this title.
    pub fn press(&mut self, panel: Option<&str>, title: &str) -> Result<(), HocError> {
        let (id, path, widget) = self.widget(panel, title)?;
        match widget {
            Widget::Button { pressed, .. } => self.run_link(pressed),
            Widget::Radio { pressed, .. } => {
                if let Some(panel) = self.engine.screen.panels.get_mut(&id) {
                    panel.choose_radio(&path);
                }
                self.run_if(pressed)
            }
            Widget::Check { sets, pressed, .. } => {
                let x = self.read_link(sets.0)?;
                self.write_link(sets.0, f64::from(x == 0.0))?;
                self.run_if(pressed)
            }
            Widget::Menu { opened: Some(opened), .. } => self.open_menu(id, &path, opened),
            _ => Err(HocError::new(format!("{title} is no button"))),
        }
    }
    /// What a field shows.
    pub fn field_value(&mut self, panel: Option<&str>, title: &str) -> Result<f64, HocError> {
        match self.widget(panel, title)?.2 {
            Widget::Field { shows, .. } => self.read_link(shows.0),
            Widget::Check { sets, .. } => self.read_link(sets.0),
            _ => Err(HocError::new(format!("{title} is no field"))),
        }
    }
    /// Types a number into a field.
    pub fn set_field(&mut self, panel: Option<&str>, title: &str, x: f64) -> Result<(), HocError> {
        match self.widget(panel, title)?.2 {
            Widget::Field { shows, changed, .. } => {
                self.write_link(shows.0, x)?;
                self.run_if(changed)
            }
            _ => Err(HocError::new(format!("{title} is no field"))),
        }
    }
    /// Moves the slider number `ix` of the newest panel of this title.
    pub fn move_slider(&mut self, panel: &str, ix: usize, x: f64) -> Result<(), HocError> {
        let mut found = None;
        if let Some(own) = self.engine.screen.panels.values().rev().find(|own| own.title == panel) {
            let mut seen = 0;
            own.visit(&mut |_, widget| {
                if let Widget::Slider { sets, low, high, moved, .. } = widget {
                    if seen == ix {
                        found = Some((*sets, *low, *high, *moved));
                    }
                    seen += 1;
                }
            });
        }
        let Some((sets, low, high, moved)) = found else {
            return Err(HocError::new(format!("no such slider in a panel {panel}")));
        };
        self.write_link(sets.0, x.max(low).min(high))?;
        self.run_if(moved)
    }
    /// Calls a mouse tool of a Graph or Shape: `type` is 1 move, 2 press, 3 release.
    pub fn use_tool(
        &mut self,
        tool: CommandId,
        kind: u32,
        x: f64,
        y: f64,
        keys: u32,
    ) -> Result<(), HocError> {
        let args = [f64::from(kind), x, y, f64::from(keys)];
        match self.linked_command(tool) {
            Some(Callback::Statement(name, this)) => {
                let this = this.and_then(|this| this.upgrade());
                let [kind, x, y, keys] = args;
                self.execute_in(&format!("{{{name}({kind}, {x:e}, {y:e}, {keys})}}"), this.as_ref())
            }
            Some(Callback::Foreign(thing, _)) => thing.call(self, &args.map(Value::Number)).map(drop),
            Some(Callback::Native(function)) => function(self),
            None => Ok(()),
        }
    }

    fn widget(
        &mut self,
        panel: Option<&str>,
        title: &str,
    ) -> Result<(PanelId, Vec<usize>, Widget), HocError> {
        let screen = &self.engine.screen;
        let found = screen.find_widget(panel, title);
        let widget = found.as_ref().and_then(|(id, path)| screen.panels.get(id)?.widget(path)).cloned();
        match (found, widget) {
            (Some((id, path)), Some(widget)) => Ok((id, path, widget)),
            _ => Err(HocError::new(format!("no panel has a {title}"))),
        }
    }
    fn run_if(&mut self, command: Option<CommandId>) -> Result<(), HocError> {
        command.map_or(Ok(()), |command| self.run_link(command))
    }
    /// A menu whose entries are made when it opens.
    fn open_menu(&mut self, id: PanelId, path: &[usize], opened: CommandId) -> Result<(), HocError> {
        if !self.engine.screen.begin_refill(id, path) {
            return Ok(());
        }
        let result = self.run_link(opened);
        self.engine.screen.end_refill(id);
        result
    }
}
