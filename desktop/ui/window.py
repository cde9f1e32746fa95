"""The window: article on the left, panel on the right, banner above, status below. It arranges; it decides nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.article import KnownArticle
from desktop.core.report import one_line
from desktop.ui.actions import Actions
from desktop.ui.article.view import ArticleView
from desktop.ui.banner import Banner
from desktop.ui.find_bar import FindBar
from desktop.ui.help.window import HelpWindow
from desktop.ui.home import Home
from desktop.ui.panel.note_panel import NotePanel
from desktop.ui.panel.signal_panel import SignalPanel
from desktop.ui.progress import ThinLine
from desktop.ui.reading_page import Panel, ReadingPage
from desktop.ui.style import style_sheet
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_SIZE = (1280, 800)
_LEAST = (420, 360)
"""In pixels: half of a small screen."""
_LONG = 70
"""Characters of a title that a menu shows."""
_AROUND = (4, 40)
"""What a desktop may add to a window, in pixels: its borders and its title bar."""


class Frame(NamedTuple):
    """Where the window stands, as it is kept between two starts."""

    geometry: str
    """As Qt gives it, Base64."""
    splitter: tuple[int, ...]


class Window(QMainWindow):
    """All parts of the window in their places."""

    location_given = Signal(str)
    """A file was dropped, or chosen from the recent ones."""
    unchosen = Signal()
    """The reader wants no signal to be chosen any more."""
    close_requested = Signal()
    """The reader wants to close the window, which waits for `let_go`."""

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT, points: int = 13) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._free = False
        self.actions_table = Actions(self, texts)
        self.home = Home(texts, folder, theme=theme)
        self.article = ArticleView(texts, theme=theme, points=points)
        self.signals = SignalPanel(texts, theme=theme)
        self.notes = NotePanel(texts, theme=theme)
        self.banner = Banner(texts, theme=theme)
        self.find_bar = FindBar(texts)
        self.tabs = QTabWidget()
        self.panel = Panel()
        self.reading = ReadingPage(self.find_bar, self.article, self.panel)
        self._panel_wanted = True
        self._help: HelpWindow | None = None
        self.pages = QStackedWidget()
        self.progress = ThinLine()
        self._words, self._place, self._saved = QLabel(), QLabel(), QLabel()
        self.setStyleSheet(style_sheet(theme))
        self._arrange()
        self._refuse_drops()
        QShortcut(QKeySequence("Esc"), self, self.step_back)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.show_home()

    def come_forward(self) -> None:
        """Show the window above the others, as it was before it was made small."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # pages

    def show_home(self) -> None:
        """Show the library; the article stays as it is behind it."""
        self.banner.pass_by()
        self.pages.setCurrentWidget(self.home)
        self.actions_table.set_reading(False)
        self.setWindowTitle("Lesart")
        self._show_status(on=False)

    def show_reading(self, title: str) -> None:
        """Show article and panel."""
        self.pages.setCurrentWidget(self.reading)
        self.actions_table.set_reading(True)
        self.setWindowTitle(self._texts.fill("window.title", title=title))
        self._show_status(on=True)

    def show_panel(self, on: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Show or hide the panel."""
        if not on and self.panel.isAncestorOf(self.focusWidget()):
            self.article.setFocus()
        self.panel.setVisible(on)
        self.panel.raise_()

    def show_help(self, page: str = "", anchor: str = "") -> None:
        """Open the help at a page and a heading; without them where it was left."""
        if self._help is None:
            self._help = HelpWindow(self._texts, theme=self._theme, parent=self)
        self._help.open_page(page, anchor)

    def show_recent(self, articles: Sequence[KnownArticle]) -> None:
        """Offer the articles opened last in the menu."""
        menu = self.actions_table.recent
        menu.clear()
        for article in articles:
            action = menu.addAction(_menu_words(article.title))
            action.setData(article)
        menu.addSeparator()
        menu.addAction(self._texts["action.forget_recent"])
        menu.setEnabled(bool(articles))

    def show_tab(self, page: QWidget) -> None:
        """Bring signals or notes to the front."""
        self.actions_table["panel"].setChecked(True)
        self.tabs.setCurrentWidget(page)

    def go_to_tab(self, page: SignalPanel | NotePanel) -> None:
        """Bring signals or notes to the front and give them the keyboard."""
        self.show_tab(page)
        (page.list if page.list.isVisible() else self.regions()[1]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # status

    def tell_signals(self, count: int) -> None:
        """Write the number of signals on their tab."""
        self.tabs.setTabText(0, self._texts.fill("signals.tab", count=count))

    def tell_notes(self, count: int) -> None:
        """Write the number of notes on their tab."""
        self.tabs.setTabText(1, self._texts.fill("notes.tab", count=count))

    def tell_words(self, words: int | None) -> None:
        """Say how long the article is."""
        key = "window.word" if words == 1 else "window.words"
        self._write(self._words, "" if words is None else self._texts.fill(key, words=words))

    def tell_place(self, words: str) -> None:
        """Say which signal is chosen."""
        self._write(self._place, words)

    def tell_saved(self, words: str) -> None:
        """Say when a note was saved."""
        self._write(self._saved, words)

    def place(self) -> str:
        """Return what is said about the chosen signal."""
        return self._place.text()

    # keyboard

    def regions(self) -> list[QWidget]:
        """Return where F6 leads, in turn: text, overview, chips, list, note, and what the banner offers."""
        return [*self._page_regions(), self.banner.entrance()]

    def _page_regions(self) -> list[QWidget]:
        if self.pages.currentWidget() is self.home:
            return self.home.regions()
        if not self.panel.isVisible():
            return [self.article]
        if self.tabs.currentWidget() is self.signals:
            chips = next(iter(self.signals.families.values()))
            return [self.article, self.signals.overview.entrance(), chips, self.signals.list]
        return [self.article, self.notes.filter, self.notes.list, self.notes.editor.body]

    def go_to_region(self, step: int) -> None:
        """Give the keyboard to the next region, or with -1 to the one before."""
        regions = [region for region in self.regions() if region.isVisible()]
        here = next((n for n, region in enumerate(regions) if region.hasFocus()), -1 if step > 0 else 0)
        if regions:
            regions[(here + step) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_back(self) -> None:
        """Take one step of the ladder of Esc: search, note, panel, text, nothing chosen."""
        if self.pages.currentWidget() is self.home:
            self.home.library.step_back()
        elif self.find_bar.isVisible() and (self.find_bar.isAncestorOf(self.focusWidget()) or self.article.hasFocus()):
            self.find_bar.close_bar()
            self.article.setFocus()
        elif self.notes.editor.isAncestorOf(self.focusWidget()) and self.notes.list.isVisible():
            self.notes.list.setFocus()
        elif self.reading.narrow and self.panel.isVisible():
            self.actions_table["panel"].setChecked(False)
        elif self.article.hasFocus():
            self.unchosen.emit()
        else:
            self.article.setFocus()

    # closing and keeping

    def frame(self) -> Frame:
        """Return where the window stands."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        return Frame(geometry, self.reading.widths())

    def take_frame(self, frame: Frame) -> None:
        """Stand where the window stood before; what does not fit is passed over."""
        if frame.geometry:
            self.restoreGeometry(QByteArray.fromBase64(frame.geometry.encode("ascii", "ignore")))
        self.reading.take_widths(frame.splitter, self.width())

    def fit_screen(self) -> None:
        """Become no larger than the screen, before the window is shown there."""
        self.resize(self.size().boundedTo(self.screen().availableSize() - QSize(*_AROUND)))

    def let_go(self) -> None:
        """Close the window for good."""
        self._free = True
        if self._help is not None:
            self._help.close()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before closing, so that nothing is lost."""
        if not self._free:
            self.close_requested.emit()
        event.setAccepted(self._free)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and addresses."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the first of what was dropped."""
        event.acceptProposedAction()
        url = event.mimeData().urls()[0]
        self.location_given.emit(url.toLocalFile() if url.isLocalFile() else url.toString())

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.setStyleSheet(style_sheet(theme))
        for part in (self.home, self.article, self.signals, self.notes, self.banner, self._help):
            if part is not None:
                part.set_theme(theme)

    # arrangement

    def _arrange(self) -> None:
        self._arrange_panel()
        self.reading.narrowed.connect(self._fold_panel)
        self.pages.addWidget(self.home)
        self.pages.addWidget(self.reading)
        middle = QWidget()
        column = _column(middle)
        for part in (self.progress, self.banner):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self._arrange_status()
        self.take_frame(Frame("", ()))

    def _arrange_panel(self) -> None:
        head = QLabel(self._texts["signals.head"])
        head.setWordWrap(True)
        head.setContentsMargins(14, 12, 14, 8)
        head.setForegroundRole(head.palette().ColorRole.PlaceholderText)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self._texts["window.panel"])
        self.tabs.tabBar().setAccessibleName(self._texts["window.panel"])
        self.tabs.addTab(self.signals, "")
        self.tabs.addTab(self.notes, "")
        self.tell_signals(0)
        self.tell_notes(0)
        self.panel.setAccessibleName(self._texts["window.panel"])
        column = _column(self.panel)
        column.addWidget(head)
        column.addWidget(self.tabs, 1)

    def _arrange_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label in (self._words, self._place, self._saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(8, 2, 8, 2)
            bar.addPermanentWidget(label)

    def _show_status(self, *, on: bool) -> None:
        for label in (self._words, self._place, self._saved):
            label.setVisible(on and bool(label.text()))

    def _write(self, label: QLabel, words: str) -> None:
        """Put words into the status bar; nothing takes no room there."""
        label.setText(words)
        label.setVisible(bool(words) and self.pages.currentWidget() is self.reading)

    def _fold_panel(self, narrow: bool) -> None:  # noqa: FBT001 - what Qt calls with
        """Put the panel away while the window is narrow, and back as it was."""
        panel = self.actions_table["panel"]
        if narrow:
            self._panel_wanted = panel.isChecked()
        panel.setChecked(self._panel_wanted and not narrow)
        self.show_panel(panel.isChecked())

    def _refuse_drops(self) -> None:
        """Let every drop reach the window, whatever is below the mouse."""
        for part in self.findChildren(QWidget):
            part.setAcceptDrops(False)
        self.setAcceptDrops(True)


def _menu_words(title: str) -> str:
    """Return a title as an entry of a menu, which would become as wide as the longest."""
    words = one_line(title)
    short = words if len(words) <= _LONG else words[:_LONG].rstrip() + "…"
    return short.replace("&", "&&")


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
