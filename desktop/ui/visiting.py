"""The ways between the library and an article: there, back again, and to what was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from desktop.core.library import Edition, Entry, Hit
from desktop.core.places import sample
from desktop.ui.annotating import Annotating
from desktop.ui.browsing import Browsing
from desktop.ui.library.words import edition_words
from desktop.ui.note_keeper import NoteKeeper
from desktop.ui.opening import Opening
from desktop.ui.texts import Texts
from desktop.ui.window import Window

if TYPE_CHECKING:
    from desktop.core.article import KnownArticle


class Visiting(QObject):
    """Takes the reader to the library and back; the article that was read stays open behind it."""

    def __init__(
        self, window: Window, opening: Opening, keeper: NoteKeeper, annotating: Annotating, browsing: Browsing,
        texts: Texts,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._opening, self._keeper = window, opening, keeper
        self._annotating, self._browsing, self._texts = annotating, browsing, texts
        window.home.open_requested.connect(self.ask_for_file)
        window.home.welcome.sample_requested.connect(self.open_sample)
        window.actions_table.recent.triggered.connect(self._open_recent)
        page = window.home.library
        page.opened.connect(self._open)
        page.edition_opened.connect(self._open_edition)
        page.left.connect(self.go_back)
        browsing.changed.connect(opening.list_recent)

    def go_home(self) -> None:
        """Show the library."""
        self._keeper.leave()
        self._opening.leave()
        self._window.show_home()
        self._window.home.take_keyboard()
        self._browsing.refresh()

    def search(self) -> None:
        """Show the library with the keyboard on its search."""
        self.go_home()
        self._window.home.show_library()
        self._window.home.library.focus_search()

    def go_back(self) -> None:
        """Go back to the article that was being read, if there is one."""
        article = self._opening.article
        if article is not None:
            self._window.show_reading(article.title)
            self._window.article.setFocus()

    def ask_for_file(self) -> None:
        """Ask which file to open."""
        texts = self._texts
        dialog = QFileDialog(self._window, texts["window.open_title"], "", texts["window.open_filter"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._opening.open)
        dialog.open()

    def open_sample(self) -> None:
        """Open the article that comes with the program."""
        self._opening.open(str(sample()))

    def _open_recent(self, action: QAction) -> None:
        article: KnownArticle | None = action.data()
        if article is not None:
            self._opening.open(article.location, article.id)
        else:
            self._opening.forget_recent()
            self._browsing.refresh()

    def _open(self, row: Entry | Hit) -> None:
        """Open an article; one whose note was found at this note."""
        if isinstance(row, Hit) and row.note is not None:
            self._annotating.seek(row.note.id)
        self._opening.open(row.article.location, row.article.id)

    def _open_edition(self, edition: Edition) -> None:
        words = self._texts.fill("library.reading_edition", edition=edition_words(edition, self._texts))
        self._opening.open_kept(edition.article_id, edition.digest, say=words)
