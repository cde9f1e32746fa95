"""What can be done with an article of the library."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.article import KnownArticle
from desktop.core.library import Edition
from desktop.ui.library.words import edition_words, is_web
from desktop.ui.texts import Texts


class ArticleMenu(QMenu):
    """The menu of one article; it is gone when it closes."""

    opened = Signal()
    removal_wanted = Signal()
    edition_opened = Signal(object)
    """The Edition the reader wants to read."""

    def __init__(self, article: KnownArticle, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.article = article
        self._texts = texts
        self.addAction(texts["library.open"], self.opened.emit)
        original = original_of(article.location)
        web = original is not None and is_web(original)
        words = texts["library.open_original" if web else "library.show_folder"]
        self.addAction(words, partial(_visit, original)).setEnabled(original is not None)
        self.editions = self.addMenu(texts["library.editions"])
        self.editions.menuAction().setVisible(False)
        self.addAction(texts["library.copy_place"], partial(_copy, article.location))
        self.addSeparator()
        self.addAction(texts["library.remove"], self.removal_wanted.emit)
        self.aboutToHide.connect(self.deleteLater)

    def offer_editions(self, editions: Sequence[Edition]) -> None:
        """Offer the texts the article has had, if there is more than one."""
        for edition in editions:
            self.editions.addAction(edition_words(edition, self._texts), partial(self.edition_opened.emit, edition))
        self.editions.menuAction().setVisible(len(editions) > 1)


def original_of(location: str) -> QUrl | None:
    """Return where an article came from: its page in the web, or the folder of its file. None if it is not there."""
    address = QUrl(location)
    if is_web(address):
        return address
    path = Path(location)
    try:
        return QUrl.fromLocalFile(str(path.parent)) if location and path.is_file() else None
    except (OSError, ValueError):  # a name that is too long, or has a character no file can have
        return None


def _visit(address: QUrl | None) -> None:
    if address is not None:
        QDesktopServices.openUrl(address)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
