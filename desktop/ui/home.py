"""What the window shows while no article is read: the library; before there is any article, how to open one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.core.errors import Explanation
from desktop.ui.library.model import Row
from desktop.ui.library.page import LibraryPage
from desktop.ui.library.selection import Selection
from desktop.ui.library.shelves import Counts
from desktop.ui.library.welcome import Welcome
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_PATIENCE = 2000
"""Milliseconds before the library is shown without its articles: a store can be slow, or locked."""


class Home(QStackedWidget):
    """The library, or the welcome in its place."""

    open_requested = Signal()

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.folder = folder
        """Where notes and library lie."""
        self.library = LibraryPage(texts, folder, theme=theme)
        self.welcome = Welcome(texts, folder, theme=theme)
        self.addWidget(QWidget())  # until it is known whether there is an article
        for page in (self.library, self.welcome):
            self.addWidget(page)
            page.open_requested.connect(self.open_requested)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show_library)
        self._patience.start()

    def show_rows(self, selection: Selection, rows: Sequence[Row], *, more: bool, empty: bool) -> None:
        """Show these rows of the library; where it is `empty`, the welcome."""
        self._turn_to(self.welcome if empty else self.library)
        self.library.show_rows(selection, rows, more=more)

    def show_library(self) -> None:
        """Show the library, whatever is in it."""
        self._turn_to(self.library)

    def show_counts(self, outlets: Counts, tags: Counts) -> None:
        """Offer these outlets and tags."""
        self.library.shelves.show_counts(outlets, tags)

    def fail(self, what: Explanation) -> None:
        """Say why there is no list."""
        self.show_library()
        self.library.fail(what)

    def take_keyboard(self) -> None:
        """Take the keyboard where the reader goes on."""
        if self.currentWidget() is self.welcome:
            self.welcome.button.setFocus()
        else:
            self.library.focus_list()

    def regions(self) -> list[QWidget]:
        """Return where F6 leads, in turn."""
        page = self.library
        return [page.search, page.shelves, page.shelves.box, page.list]

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.library.set_theme(theme)
        self.welcome.set_theme(theme)

    def _turn_to(self, page: QWidget) -> None:
        self._patience.stop()
        if page is not self.currentWidget():
            held = self.isAncestorOf(self.focusWidget())
            self.setCurrentWidget(page)
            if held:
                self.take_keyboard()
