"""The library on screen: shelves at the left, the search on top, the list below it. It knows no store."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFontInfo, QKeySequence, QResizeEvent, QShortcut, QUndoStack
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from desktop.core.article import KnownArticle
from desktop.core.errors import Explanation
from desktop.core.library import Edition, Order
from desktop.ui.announcing import announce
from desktop.ui.library.arrangement import arrange
from desktop.ui.library.box import Box
from desktop.ui.library.list import LibraryList
from desktop.ui.library.menu import ArticleMenu
from desktop.ui.library.model import Row
from desktop.ui.library.search_field import SearchField
from desktop.ui.library.selection import Selection
from desktop.ui.library.shelves import Shelves
from desktop.ui.library.welcome import label
from desktop.ui.panel.cards import serif
from desktop.ui.panel.empty_state import EmptyState
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.toast import Toast

_NARROW = 700
"""Below this width, in pixels, the shelves are a box above the list."""


class LibraryPage(QWidget):
    """Shows what it is given and tells what the reader wants to see, to read or to have gone."""

    wanted = Signal(object)
    """The Selection to show."""
    more_wanted = Signal(object, int)
    """More of a Selection, from that row on."""
    opened = Signal(object)
    """The Row to read."""
    edition_opened = Signal(object)
    """The Edition to read."""
    removed = Signal(object)
    """The KnownArticle to take out of the library."""
    editions_wanted = Signal(object)
    """The KnownArticle whose editions are to be offered."""
    open_requested = Signal()
    left = Signal()
    """The reader is done here."""

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._texts = texts
        self._shown: Selection | None = None
        self._waiting = False
        self.search = SearchField(texts)
        self.shelves = Shelves(texts, theme=theme)
        self.order, self.ranking = Box(texts["library.order"]), Box(texts["library.order"])
        self.list = LibraryList(texts, theme=theme)
        self.empty = EmptyState()
        self.toast = Toast(texts, theme=theme)
        self.open = QPushButton(texts["library.open_file"])
        self.menu: ArticleMenu | None = None
        self.heading = label("")
        self.heading.setFont(serif(QFontInfo(self.font()).pointSizeF() * 1.5))
        self.waiting = label("", muted=True)
        self.waiting.hide()
        self.heading.setWordWrap(False)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.results = QStackedWidget()
        self.side = arrange(self, texts, folder)
        self._fill_boxes()
        self._connect()

    def selection(self) -> Selection:
        """Return what the reader wants to see."""
        if self.search.sought:
            return Selection(typed=self.search.sought, ranked=self.ranking.currentData())
        return replace(self.shelves.selection(), order=self.order.currentData())

    def show_rows(self, selection: Selection, rows: Sequence[Row], *, more: bool) -> None:
        """Show what there is for a selection, if it is still wanted; the same one stays where it is."""
        if selection != self.selection():
            return
        stay = selection == self._shown
        self._shown = selection
        self.list.show_rows(rows, more=more, stay=stay)
        self.results.setCurrentWidget(self.list if rows else self.empty)
        self._tell(more=more)
        if rows and self._waiting:
            self._waiting = False
            self.list.setFocus()

    def add_rows(self, selection: Selection, rows: Sequence[Row], *, more: bool) -> None:
        """Put rows below the others, if they are still wanted."""
        if selection == self._shown:
            self.list.rows.add(rows, more=more)
            self._tell(more=more)

    def count(self, selection: Selection) -> int:
        """Return how many rows of a selection are shown."""
        return self.list.rows.rowCount() if selection == self._shown else 0

    def fail(self, what: Explanation) -> None:
        """Say why there is no list, and offer to try again."""
        self._shown = None
        self.heading.setText("")
        self.empty.say(what.sentence, what.advice, action=self._texts["banner.retry"])
        self.results.setCurrentWidget(self.empty)

    def tell_waiting(self, left: int) -> bool:
        """Say how much the search does not know yet, if there is any, and return whether that was said before."""
        before = not self.waiting.isHidden()
        count = QLocale(self._texts.language).toString(left)
        self.waiting.setText(self._texts.fill("library.waiting_one" if left == 1 else "library.waiting", count=count))
        self.waiting.setVisible(left > 0)
        return before

    def offer_undo(self, title: str, history: QUndoStack) -> None:
        """Say that an article was taken out, and offer for a while to put it back."""
        self.toast.offer(self._texts.fill("library.removed", title=title), history)

    def offer_editions(self, article: KnownArticle, editions: Sequence[Edition]) -> None:
        """Offer the texts an article has had, while its menu is open."""
        if self.menu is not None and self.menu.article == article:
            self.menu.offer_editions(editions)

    def focus_search(self) -> None:
        """Give the keyboard to the search."""
        self._waiting = False
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Give the keyboard to the list; where it is empty, to the search until there are rows."""
        self._waiting = self.results.currentWidget() is not self.list or self.list.rows.rowCount() == 0
        (self.search if self._waiting else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """End the search; without one, leave."""
        if self.search.text():
            self.search.clear()
            self.focus_list()
        else:
            self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        for part in (self.shelves, self.list, self.toast):
            part.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold the shelves into a box where there is no room for them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow, searching = self.width() < _NARROW, bool(self.search.sought)
        self.side.setVisible(not narrow)
        self.heading.setVisible(searching or not narrow)
        self.shelves.box.setVisible(narrow and not searching)
        self.order.setVisible(not searching)
        self.ranking.setVisible(searching)
        self.shelves.rest(searching)

    def _fill_boxes(self) -> None:
        for order in Order:
            self.order.addItem(self._texts[f"library.order.{order.value}"], order)
        for name, ranked in (("library.newest", False), ("library.ranked", True)):
            self.ranking.addItem(self._texts[name], ranked)

    def _connect(self) -> None:
        self.search.changed.connect(self._ask)
        self.search.list_wanted.connect(self.focus_list)
        self.shelves.chosen.connect(self._turn)
        self.shelves.clicked.connect(self._end_search)
        for box in (self.order, self.ranking):
            box.activated.connect(self._ask)
        self.list.opened.connect(self.opened)
        self.list.removal_wanted.connect(self._remove)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.rows.more_wanted.connect(self._ask_for_more)
        self.empty.acted.connect(self._go_on)
        self.open.clicked.connect(self.open_requested)
        for place, keys in ((self, "Ctrl+F"), (self.list, "/"), (self.shelves, "/")):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.focus_search)

    def _ask(self) -> None:
        self._waiting = self._waiting and not self.search.sought
        self._fold()
        self.wanted.emit(self.selection())

    def _turn(self) -> None:
        """Turn to another shelf, which ends the search."""
        if self.search.sought:
            self.search.clear()
        else:
            self._ask()

    def _end_search(self) -> None:
        """Show the shelf that is clicked, also if it was there before the search."""
        self.search.clear()

    def _ask_for_more(self, start: int) -> None:
        if self._shown is not None:
            self.more_wanted.emit(self._shown, start)

    def _go_on(self) -> None:
        """Do what the button of an empty list says."""
        if self._shown is not None and self._shown.searching:
            self.search.clear()
            self.focus_search()
        else:
            self._ask()

    def _tell(self, *, more: bool) -> None:
        """Say above the list what it is, or in its place why it is empty."""
        selection, texts, count = self._shown or Selection(), self._texts, self.list.rows.rowCount()
        if selection.searching:
            key = "library.found_more" if more else "library.found_one" if count == 1 else "library.found"
            self.heading.setText(texts.fill(key, count=count) if count else "")
            nothing = texts.fill("library.nothing", typed=selection.typed)
            self.empty.say(nothing, texts["library.fields"], action=texts["library.clear_search"])
            announce(self.list, self.heading.text() or nothing)
        else:
            self.heading.setText(self.shelves.words())
            self.empty.say(texts[f"library.empty.{selection.shelf.value}"], texts["library.empty_more"])

    def _remove(self, row: Row) -> None:
        self.removed.emit(row.article)

    def _open_menu(self, row: Row, place: QPoint) -> None:
        menu = self.menu = ArticleMenu(row.article, self._texts, self)
        menu.opened.connect(partial(self.opened.emit, row))
        menu.removal_wanted.connect(partial(self._remove, row))
        menu.edition_opened.connect(self.edition_opened)
        menu.aboutToHide.connect(self._forget_menu)
        self.editions_wanted.emit(row.article)
        menu.popup(place)

    def _forget_menu(self) -> None:
        self.menu = None
