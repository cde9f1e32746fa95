"""Everything the reader can do, as one table of names, menus and keys; menus and the list of shortcuts come from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop.core.judging import Verdict
from desktop.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. Its words stand in the texts as "action.<name>"."""

    name: str
    keys: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    """Single keys that work where nothing can be typed: in the article and in the list of signals."""
    checkable: bool = False
    reading: bool = True
    """Whether it needs an open article."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A submenu of which exactly one entry holds. Its entries' words stand in the texts as "action.<name>.<option>"."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where entries come in that are only known later: the history, the recent articles."""

    name: str


LINE = Place("line")
Entry: TypeAlias = Command | Choice | Place

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "file",
        (
            Command("open", ("Ctrl+O",), reading=False),
            Place("recent"),
            Command("sample", reading=False),
            Command("home", ("Alt+Home",)),
            LINE,
            Command("export", ("Ctrl+E",), reading=False),
            Command("import", reading=False),
            Command("report"),
            LINE,
            Command("quit", ("Ctrl+Q",), reading=False),
        ),
    ),
    (
        "edit",
        (
            Place("history"),
            LINE,
            Command("find", ("Ctrl+F",), ("/",)),
            Command("find_next", ("F3",)),
            Command("find_previous", ("Shift+F3",)),
            Command("find_everywhere", ("Ctrl+Shift+F",), reading=False),
        ),
    ),
    (
        "view",
        (
            Command("panel", ("F9",), checkable=True),
            Command("next_region", ("F6",), reading=False),
            Command("previous_region", ("Shift+F6",), reading=False),
            LINE,
            Command("larger", ("Ctrl++", "Ctrl+=")),
            Command("smaller", ("Ctrl+-",)),
            Command("usual_size", ("Ctrl+0",)),
            LINE,
            Choice("theme", ("auto", "light", "dark")),
            Choice("language", ("auto", "de", "en")),
            Command("full_screen", ("F11",), checkable=True, reading=False),
        ),
    ),
    (
        "signals",
        (
            Command("next_signal", ("F8",), ("N",)),
            Command("previous_signal", ("Shift+F8",), ("P",)),
            LINE,
            Command("family_H", ("Alt+1",), checkable=True),
            Command("family_A", ("Alt+2",), checkable=True),
            Command("family_D", ("Alt+3",), checkable=True),
            Command("all_signals", ("Alt+0",)),
            LINE,
            Command("judge_signal", (), ("G",)),
            Choice("verdict", tuple(Verdict)),
            Command("hide_signal", (), ("X",)),
            Command("hide_signal_always"),
            Command("mute_rule"),
            Command("mute_rule_always"),
            LINE,
            Command("copy_signals", ("Ctrl+Shift+C",)),
        ),
    ),
    (
        "notes",
        (
            Command("note_on_selection", ("Ctrl+M",), ("A",)),
            Command("note_on_signal", (), ("Shift+N",)),
            Command("note_on_article", ("Ctrl+Shift+M",)),
            LINE,
            Command("save_note", ("Ctrl+S",)),
            Command("save_and_next", ("Ctrl+Return",)),
            Command("delete_note"),
            Command("anchor_here"),
            Command("anchor_to_selection", ("Ctrl+Shift+A",)),
            LINE,
            Command("show_signals", ("Ctrl+1",)),
            Command("show_notes", ("Ctrl+2",)),
        ),
    ),
    (
        "help",
        (
            Command("help", ("F1",), reading=False),
            Command("shortcuts", ("Ctrl+F1",), ("?",), reading=False),
            Command("about", reading=False),
        ),
    ),
)


def commands() -> Iterator[Command]:
    """Yield every command of the table in the order of the menus."""
    for _, entries in MENUS:
        yield from (entry for entry in entries if isinstance(entry, Command))


class Actions:
    """The table as menus of one window."""

    def __init__(self, window: QMainWindow, texts: Texts) -> None:
        self._texts = texts
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        for name, entries in MENUS:
            menu = self._menus[name] = window.menuBar().addMenu(texts[f"menu.{name}"])
            for entry in entries:
                self._add(menu, entry)

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def choice(self, name: str) -> QActionGroup:
        """Return the entries of a choice; the option stands in each action's data."""
        return self._groups[name]

    def pick(self, name: str, option: str) -> None:
        """Check one entry of a choice."""
        for action in self._groups[name].actions():
            action.setChecked(action.data() == option)

    def menu(self, name: str) -> QMenu:
        """Return a menu, or the submenu of a choice."""
        return self._menus[name]

    def signal_menu(self) -> QMenu:
        """Return a menu of what can be done with the chosen signal; it is gone once it is closed."""
        menu = QMenu(self._menus["signals"].parentWidget())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self["note_on_signal"])
        menu.addMenu(self._menus["verdict"])
        menu.addSeparator()
        menu.addActions([self[name] for name in ("hide_signal", "hide_signal_always", "mute_rule", "mute_rule_always")])
        return menu

    @property
    def recent(self) -> QMenu:
        """Return the submenu of recent articles."""
        return self._menus["recent"]

    def set_reading(self, on: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Offer what needs an article only while there is one."""
        for command in commands():
            self._actions[command.name].setEnabled(on or not command.reading)

    def add_history(self, stack: QUndoStack) -> None:
        """Put undo and redo, with the names of what they undo, on top of the edit menu."""
        menu = self._menus["edit"]
        first = menu.actions()[0]
        undo = stack.createUndoAction(menu, self._texts["action.undo"])
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo = stack.createRedoAction(menu, self._texts["action.redo"])
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for action in (undo, redo):  # Qt leaves the colon where there is nothing to name
            action.changed.connect(partial(_end_well, action))
            _end_well(action)
        menu.insertActions(first, [undo, redo])

    def add_letters(self, *widgets: QWidget) -> None:
        """Make the single keys work in `widgets`, in which nothing can be typed."""
        for command in commands():
            for letter in command.letters:
                for widget in widgets:
                    shortcut = QShortcut(QKeySequence(letter), widget)
                    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                    shortcut.activated.connect(self._actions[command.name].trigger)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is LINE:
            menu.addSeparator()
        elif isinstance(entry, Command):
            self._add_command(menu, entry)
        elif isinstance(entry, Choice):
            self._add_choice(menu, entry)
        elif entry.name == "recent":
            self._menus["recent"] = menu.addMenu(self._texts["action.recent"])

    def _add_command(self, menu: QMenu, command: Command) -> None:
        words = self._texts[f"action.{command.name}"]
        letter = "" if command.keys else "".join(f"\t{self._texts.key(letter)}" for letter in command.letters)
        action = menu.addAction(words + letter)  # a letter is no key of the menu's own: in a note it is typed
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        self._actions[command.name] = action

    def _add_choice(self, menu: QMenu, choice: Choice) -> None:
        submenu = self._menus[choice.name] = menu.addMenu(self._texts[f"action.{choice.name}"])
        group = self._groups[choice.name] = QActionGroup(menu)
        for option in choice.options:
            action = submenu.addAction(self._texts[f"action.{choice.name}.{option}"])
            action.setCheckable(True)
            action.setData(option)
            group.addAction(action)


def _end_well(action: QAction) -> None:
    """Take the colon from words that nothing follows."""
    words = action.text()
    if words.endswith(":"):
        action.setText(words.removesuffix(":"))
