//! Panels and their widgets.

use crate::ids::{CommandId, VariableId};

/// What a field of a panel shows and sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity(pub VariableId);

/// Which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Shows it, sets it.
    Plain,
    /// With a check mark that shows and undoes a change.
    Default,
    /// Shows it always as it is now.
    Updated,
    /// Shows it only.
    Fixed,
}

/// A widget.
#[derive(Clone, Debug)]
pub enum Widget {
    /// `xlabel`
    Label(String),
    /// `xvarlabel`: a text that changes.
    VariableLabel(VariableId),
    /// `xbutton`
    Button {
        /// What it says.
        title: String,
        /// What it does.
        pressed: CommandId,
    },
    /// `xradiobutton`: of neighbours, the one chosen last is on.
    Radio {
        /// What it says.
        title: String,
        /// What it does.
        pressed: Option<CommandId>,
        /// Is it on?
        on: bool,
    },
    /// `xcheckbox`, `xstatebutton`
    Check {
        /// What it says.
        title: String,
        /// What it sets to 0 or 1.
        sets: Quantity,
        /// What it does then.
        pressed: Option<CommandId>,
        /// A button that stays down, instead of a box?
        button: bool,
    },
    /// `xvalue`, `xpvalue`, `xfixedvalue`
    Field {
        /// What it says.
        title: String,
        /// What it shows and sets.
        shows: Quantity,
        /// How.
        kind: FieldKind,
        /// What it does when it was set.
        changed: Option<CommandId>,
        /// Value at the time it was made.
        default: f64,
        /// May it be stepped while a run goes on?
        can_run: bool,
    },
    /// `xslider`
    Slider {
        /// What it sets.
        sets: Quantity,
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
        /// What it does when it was moved.
        moved: Option<CommandId>,
        /// Upright?
        vertical: bool,
        /// Does it call only when it is let go?
        slow: bool,
    },
    /// `xmenu`
    Menu {
        /// What it says.
        title: String,
        /// What is in it.
        entries: Vec<Widget>,
        /// What makes its entries anew each time it opens.
        opened: Option<CommandId>,
        /// Is it in the menu bar?
        in_bar: bool,
    },
}

impl Widget {
    /// What it says; none for sliders and texts that change.
    pub fn title(&self) -> Option<&str> {
        match self {
            Widget::Label(title)
            | Widget::Button { title, .. }
            | Widget::Radio { title, .. }
            | Widget::Check { title, .. }
            | Widget::Field { title, .. }
            | Widget::Menu { title, .. } => Some(title),
            Widget::VariableLabel(_) | Widget::Slider { .. } => None,
        }
    }
    /// Commands it holds.
    pub fn commands(&self) -> Option<CommandId> {
        match self {
            Widget::Button { pressed, .. } => Some(*pressed),
            Widget::Radio { pressed, .. } | Widget::Check { pressed, .. } => *pressed,
            Widget::Field { changed, .. } => *changed,
            Widget::Slider { moved, .. } => *moved,
            Widget::Menu { opened, .. } => *opened,
            Widget::Label(_) | Widget::VariableLabel(_) => None,
        }
    }
    /// Variables it holds.
    pub fn variable(&self) -> Option<VariableId> {
        match self {
            Widget::Check { sets, .. } | Widget::Slider { sets, .. } => Some(sets.0),
            Widget::Field { shows, .. } => Some(shows.0),
            Widget::VariableLabel(text) => Some(*text),
            _ => None,
        }
    }
}

/// A panel.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// Its title.
    pub title: String,
    /// Widgets side by side?
    pub horizontal: bool,
    /// -1: a scroll bar when it is long, 0 none, 1 always.
    pub scroll: i32,
    /// Its widgets.
    pub widgets: Vec<Widget>,
}

impl Panel {
    /// The widget at a path of positions.
    pub fn widget(&self, path: &[usize]) -> Option<&Widget> {
        let (first, rest) = path.split_first()?;
        let mut widget = self.widgets.get(*first)?;
        for ix in rest {
            let Widget::Menu { entries, .. } = widget else { return None };
            widget = entries.get(*ix)?;
        }
        Some(widget)
    }
    /// The widgets of a menu at a path of positions; the panel's own for an empty path.
    pub fn entries_mut(&mut self, path: &[usize]) -> Option<&mut Vec<Widget>> {
        let mut entries = &mut self.widgets;
        for ix in path {
            match entries.get_mut(*ix)? {
                Widget::Menu { entries: inner, .. } => entries = inner,
                _ => return None,
            }
        }
        Some(entries)
    }
    /// Calls `visit` with the path of every widget, menus before their entries.
    pub fn visit(&self, visit: &mut dyn FnMut(&[usize], &Widget)) {
        fn inner(entries: &[Widget], path: &mut Vec<usize>, visit: &mut dyn FnMut(&[usize], &Widget)) {
            for (ix, widget) in entries.iter().enumerate() {
                path.push(ix);
                visit(path, widget);
                if let Widget::Menu { entries, .. } = widget {
                    inner(entries, path, visit);
                }
                path.pop();
            }
        }
        inner(&self.widgets, &mut Vec::new(), visit);
    }
    /// Path of the first widget that says `title` and does or shows something.
    pub fn find(&self, title: &str) -> Option<Vec<usize>> {
        let mut found = None;
        self.visit(&mut |path, widget| {
            let active = !matches!(widget, Widget::Label(_));
            if found.is_none() && active && widget.title() == Some(title) {
                found = Some(path.to_vec());
            }
        });
        found
    }
    /// Turns a radio button on and its neighbours off.
    pub fn choose_radio(&mut self, path: &[usize]) {
        let Some((last, menu)) = path.split_last() else { return };
        let Some(entries) = self.entries_mut(menu) else { return };
        let is_radio = |w: &Widget| matches!(w, Widget::Radio { .. });
        let before = entries.iter().take(*last).rev().take_while(|w| is_radio(w)).count();
        for (ix, widget) in entries.iter_mut().enumerate().skip(last - before) {
            match widget {
                Widget::Radio { on, .. } => *on = ix == *last,
                _ => break,
            }
        }
    }
}
