//! The screen: all windows, and everything they may show.

use crate::boxes::BoxState;
use crate::glyph::Glyph;
use crate::graph::Graph;
use crate::graph::Source;
use crate::ids::{CommandId, ExpressionId, ObjectId, PanelId, VariableId, WindowId};
use crate::panel::{Panel, Widget};
use crate::shape::Shape;
use crate::window::{Content, Place, Window};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Most windows kept: of more, the oldest are forgotten (a program without a display may open one in every run).
pub const MOST_WINDOWS: usize = 1024;

/// A panel that is being described.
#[derive(Clone, Debug)]
struct OpenPanel {
    panel: Panel,
    /// Positions of the menus that are open.
    menus: Vec<usize>,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// `boolean_dialog`, `continue_dialog`, `string_dialog`, ...
    pub kind: &'static str,
    /// What it asked.
    pub text: String,
}

/// What one answers to a question: the number the function returns, and the text of `string_dialog`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// 1 yes, 0 no.
    pub value: f64,
    /// The text.
    pub text: Option<String>,
}

/// What a screen refers to.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Commands.
    pub commands: BTreeSet<CommandId>,
    /// Variables.
    pub variables: BTreeSet<VariableId>,
    /// Expressions.
    pub expressions: BTreeSet<ExpressionId>,
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// Do programs find windows when they ask (`view_count`, `PWManager.count`, `ismapped`)? Without it all is kept
    /// but programs are told what `nrniv -nogui` tells them: there is nothing on the screen.
    pub shown: bool,
    /// Windows, oldest first.
    pub windows: Vec<Window>,
    /// Panels in windows and boxes.
    pub panels: BTreeMap<PanelId, Panel>,
    /// Graphs.
    pub graphs: BTreeMap<ObjectId, Graph>,
    /// Shapes and PlotShapes.
    pub shapes: BTreeMap<ObjectId, Shape>,
    /// Boxes and Decks.
    pub boxes: BTreeMap<ObjectId, BoxState>,
    /// Glyphs.
    pub glyphs: BTreeMap<ObjectId, Glyph>,
    /// Texts of TextEditors, and whether they are read only.
    pub texts: BTreeMap<ObjectId, (String, bool)>,
    /// Colours of one's own: number, name.
    pub colours: BTreeMap<i32, String>,
    /// Brushes of one's own: number, pattern and width.
    pub brushes: BTreeMap<i32, (i32, f32)>,
    /// Questions asked lately.
    pub questions: VecDeque<Question>,
    /// Answers to the next questions.
    pub answers: VecDeque<Answer>,
    /// Is the paper of the print manager in landscape?
    pub landscape: bool,
    /// `GUIMath.feround`, when it was set.
    pub rounding: Option<i32>,
    intercepting: Vec<ObjectId>,
    open: Option<OpenPanel>,
    next_place: Option<(f32, f32)>,
    last: u64,
}

impl Screen {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    // ---- windows ----

    /// Shows something: in the box that intercepts, or in a window of its own.
    pub fn show(&mut self, content: Content, title: &str, place: Place) -> Option<WindowId> {
        if let Some(id) = self.intercepting.last()
            && let Some(inner) = self.boxes.get_mut(id)
        {
            inner.push(content);
            return None;
        }
        Some(self.open_window(content, title, place))
    }
    /// A window of its own.
    pub fn open_window(&mut self, content: Content, title: &str, mut place: Place) -> WindowId {
        let next_place = self.next_place.take();
        place.corner = place.corner.or(next_place);
        let id = WindowId(self.next());
        if self.windows.len() >= MOST_WINDOWS {
            let oldest = self.windows.remove(0);
            self.forget_panels(&oldest.content);
        }
        let title = title.to_owned();
        self.windows.push(Window {
            id,
            title,
            content,
            place,
            mapped: true,
            iconified: false,
            group: None,
            on_paper: None,
        });
        id
    }
    /// `pwman_place(x, y)`: where the next window goes.
    pub fn place_next(&mut self, x: f32, y: f32) {
        self.next_place = Some((x, y));
    }
    /// Closes a window; its panels go.
    pub fn close(&mut self, id: WindowId) -> Option<Window> {
        let ix = self.windows.iter().position(|w| w.id == id)?;
        let window = self.windows.remove(ix);
        self.forget_panels(&window.content);
        Some(window)
    }
    fn forget_panels(&mut self, content: &Content) {
        match content {
            Content::Panel(id) => {
                self.panels.remove(id);
            }
            Content::Box(id) => {
                let children = self.boxes.get(id).map(|b| b.children.clone()).unwrap_or_default();
                for child in children {
                    self.forget_panels(&child);
                }
            }
            _ => {}
        }
    }
    /// The window that shows this.
    pub fn window_of(&self, content: Content) -> Option<&Window> {
        self.windows.iter().find(|w| w.content == content)
    }
    /// An object is gone: so is everything that showed it.
    pub fn forget(&mut self, object: ObjectId) {
        let shows = |content: &Content| match content {
            Content::Graph(id, _) | Content::Shape(id, _) => *id == object,
            Content::Box(id) | Content::Text(id) | Content::Other(id) => *id == object,
            Content::Panel(_) => false,
        };
        for id in self.windows.iter().filter(|w| shows(&w.content)).map(|w| w.id).collect::<Vec<_>>() {
            self.close(id);
        }
        if let Some(gone) = self.boxes.remove(&object) {
            for child in gone.children {
                self.forget_panels(&child);
            }
        }
        for inner in self.boxes.values_mut() {
            inner.forget(shows);
        }
        self.intercepting.retain(|id| *id != object);
        self.graphs.remove(&object);
        self.shapes.remove(&object);
        self.glyphs.remove(&object);
        self.texts.remove(&object);
    }
    /// Every command, variable and expression that is still needed.
    pub fn links(&self) -> Links {
        let mut links = Links::default();
        for panel in self.panels.values().chain(self.open.as_ref().map(|open| &open.panel)) {
            panel.visit(&mut |_, widget| {
                links.commands.extend(widget.commands());
                links.variables.extend(widget.variable());
            });
        }
        for inner in self.boxes.values() {
            links.commands.extend(inner.dismiss.into_iter().chain(inner.save));
        }
        for graph in self.graphs.values() {
            for source in graph.sources() {
                match source {
                    Source::Variable(id) => links.variables.insert(id),
                    Source::Expression(id) => links.expressions.insert(id),
                };
            }
            links.commands.extend(graph.crosshair.map(|c| c.0));
            links
                .commands
                .extend(graph.menu.iter().flat_map(|item| item.chosen.into_iter().chain(item.mouse)));
        }
        for shape in self.shapes.values() {
            links.commands.extend(shape.action);
            links.variables.extend(shape.hinton.iter().map(|square| square.0));
        }
        links
    }

    // ---- boxes ----

    /// `intercept(1)`, `intercept(0)`.
    pub fn intercept(&mut self, id: ObjectId, on: bool) {
        self.intercepting.retain(|other| *other != id);
        if on {
            self.intercepting.push(id);
        }
    }

    // ---- panels ----

    /// `xpanel("title")`: a panel begins.
    pub fn begin_panel(&mut self, title: &str, horizontal: bool) {
        let panel = Panel { title: title.to_owned(), horizontal, scroll: -1, widgets: Vec::new() };
        self.open = Some(OpenPanel { panel, menus: Vec::new() });
    }
    /// Is a panel being described?
    pub fn panel_is_open(&self) -> bool {
        self.open.is_some()
    }
    /// A widget of the panel that is being described; one outside a panel has a panel of its own.
    pub fn add_widget(&mut self, widget: Widget) {
        match &mut self.open {
            Some(open) => {
                if let Some(entries) = open.panel.entries_mut(&open.menus) {
                    entries.push(widget);
                }
            }
            None => {
                let title = widget.title().unwrap_or_default().to_owned();
                self.begin_panel(&title, false);
                self.add_widget(widget);
                self.end_panel(-1, Place::default());
            }
        }
    }
    /// `xmenu("title")`: what follows is in the menu.
    pub fn begin_menu(&mut self, title: &str, opened: Option<CommandId>, in_bar: bool) {
        if self.open.is_none() {
            self.begin_panel(title, false);
        }
        let menu = Widget::Menu { title: title.to_owned(), entries: Vec::new(), opened, in_bar };
        let Some(open) = &mut self.open else { return };
        let Some(entries) = open.panel.entries_mut(&open.menus) else { return };
        entries.push(menu);
        // A menu that makes its entries when it opens is complete.
        if opened.is_none() {
            let ix = entries.len() - 1;
            open.menus.push(ix);
        }
    }
    /// `xmenu()`: the menu ends.
    pub fn end_menu(&mut self) {
        if let Some(open) = &mut self.open {
            open.menus.pop();
        }
    }
    /// `xpanel()`, `xpanel(x, y)`: the panel is complete and shown.
    pub fn end_panel(&mut self, scroll: i32, place: Place) -> Option<PanelId> {
        let mut panel = self.open.take()?.panel;
        panel.scroll = scroll;
        let id = PanelId(self.next());
        let title = panel.title.clone();
        self.panels.insert(id, panel);
        self.show(Content::Panel(id), &title, place);
        Some(id)
    }
    /// Makes the entries of a menu anew: what is added until [`Screen::end_refill`] goes into it.
    pub fn begin_refill(&mut self, id: PanelId, path: &[usize]) -> bool {
        let Some(mut panel) = self.panels.remove(&id) else { return false };
        if let Some(entries) = panel.entries_mut(path) {
            entries.clear();
        }
        self.open = Some(OpenPanel { panel, menus: path.to_vec() });
        true
    }
    /// The menu is complete.
    pub fn end_refill(&mut self, id: PanelId) {
        if let Some(open) = self.open.take() {
            self.panels.insert(id, open.panel);
        }
    }
    /// The newest panel (of a title, when one is given) that has such a widget, and the widget's path in it.
    pub fn find_widget(&self, panel: Option<&str>, title: &str) -> Option<(PanelId, Vec<usize>)> {
        self.panels.iter().rev().find_map(|(id, candidate)| {
            let fits = panel.is_none_or(|wanted| candidate.title == wanted);
            fits.then(|| candidate.find(title)).flatten().map(|path| (*id, path))
        })
    }

    // ---- questions ----

    /// A question is asked: what is answered, if somebody prepared an answer.
    pub fn ask(&mut self, kind: &'static str, text: &str) -> Option<Answer> {
        if self.questions.len() >= 256 {
            self.questions.pop_front();
        }
        self.questions.push_back(Question { kind, text: text.to_owned() });
        self.answers.pop_front()
    }
}
