"""What the window shows while no article is read: the library; before there is any article, how to open one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.core.errors import Explanation
from desktop.ui.library.model import Row
from desktop.ui.library.page import LibraryPage
from desktop.ui.library.selection import Selection
from desktop.ui.library.shelves import Counts
from desktop.ui.library.welcome import Welcome
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme


class Home(QStackedWidget):
    """The library, or the welcome in its place."""

    open_requested = Signal()

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.library = LibraryPage(texts, folder, theme=theme)
        self.welcome = Welcome(texts, folder, theme=theme)
        for page in (self.library, self.welcome):
            self.addWidget(page)
            page.open_requested.connect(self.open_requested)

    def show_rows(self, selection: Selection, rows: Sequence[Row], *, more: bool, empty: bool) -> None:
        """Show these rows of the library; where it is `empty`, the welcome."""
        self._turn_to(self.welcome if empty else self.library)
        self.library.show_rows(selection, rows, more=more)

    def show_counts(self, outlets: Counts, tags: Counts) -> None:
        """Offer these outlets and tags."""
        self.library.shelves.show_counts(outlets, tags)

    def fail(self, what: Explanation) -> None:
        """Say why there is no list."""
        self._turn_to(self.library)
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
        if page is not self.currentWidget():
            held = self.isAncestorOf(self.focusWidget())
            self.setCurrentWidget(page)
            if held:
                self.take_keyboard()
