"""The help beside the article: pages on the left, the page on the right. It follows no link that leads outside."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QFontInfo,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSplitter, QTextBrowser, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.core.help import PAGES, anchors, headings, help_page
from desktop.core.places import resource
from desktop.ui.actions import MENUS, Command
from desktop.ui.find_bar import FindBar
from desktop.ui.help.document import help_document
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_SIZE = (960, 740)
_CONTENTS = 240
_MEASURE = 53
"""Widths of an average character on a line at most; of German prose some 70 letters go there."""
_EDGE = 32
_AIR = 14
_ROW = 28
_TARGET = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Shows the pages of the help; it does not block the window it belongs to, and remembers nothing."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._texts = texts
        self._theme = theme
        tables = {"shortcuts": shortcut_table(texts)}
        self._pages = {name: help_page(name, texts.language, tables=tables) for name in PAGES}
        self.contents = QTreeWidget()
        self._entries: dict[str, QTreeWidgetItem] = {}
        self.page = _Page()
        self.page.setAccessibleName(texts["help.title"])
        self.page.anchorClicked.connect(self._follow)
        self.find_bar = FindBar(texts)
        self.find_bar.words.setPlaceholderText(texts["help.find"])
        self.find_bar.words.setAccessibleName(texts["help.find"])
        self.find_bar.sought.connect(self._find)
        self._name = ""
        self._fill_contents()
        self._arrange()
        self._add_keys()
        self.show_page(PAGES[0])

    def open_page(self, name: str = "", anchor: str = "") -> None:
        """Bring the window up, with the page `name` at `anchor`; without a name as it was left."""
        self.show()
        if name:
            self.show_page(name, anchor)
        self.activateWindow()
        self.page.setFocus()

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page, scrolled to the heading that `anchor` names: its words as in a link, a kind or an error code."""
        if name != self._name:
            self._name = name
            self._lay_out()
            self._unfold(name)
        if anchor:
            self.page.go_to(anchor)
        else:
            self.page.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours and stay at the same place."""
        self._theme = theme
        place = self.page.verticalScrollBar().value()
        self._lay_out()
        self.page.verticalScrollBar().setValue(place)

    def _lay_out(self) -> None:
        points = QFontInfo(self.font()).pointSizeF() + 2
        markdown = self._pages[self._name]
        self.page.show_document(help_document(markdown, theme=self._theme, points=points, parent=self.page))
        palette = self.page.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.page)
        for part in (self.page, self.page.viewport()):  # below a style sheet it takes no colour from its parent
            part.setPalette(palette)
        self.setWindowTitle(self._texts.fill("help.title", page=headings(markdown)[0].words))

    def _fill_contents(self) -> None:
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self._texts["help.contents"])
        self.contents.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.contents.setRootIsDecorated(False)
        self.contents.setIndentation(16)
        for name, markdown in self._pages.items():
            title, *parts = headings(markdown)
            page = _entry(title.words, (name, ""))
            page.addChildren([_entry(part.words, (name, anchors(part.words)[0])) for part in parts if part.level == 2])
            self.contents.addTopLevelItem(page)
            self._entries[name] = page
        self.contents.currentItemChanged.connect(self._turn)
        self.contents.itemClicked.connect(self._turn)

    def _arrange(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        left, right = QWidget(), QWidget()
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setAutoFillBackground(True)
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 14, 8, 8)
        column.addWidget(self.contents)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.page, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.setSizes([_CONTENTS, _SIZE[0] - _CONTENTS])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.resize(*_SIZE)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence("Esc"), self, self._step_back)
        QShortcut(QKeySequence("F1"), self, self.close)
        for keys in ("F6", "Shift+F6"):
            QShortcut(QKeySequence(keys), self, self._change_side)
        QShortcut(QKeySequence("Ctrl+F"), self, self.find_bar.open_bar)
        QShortcut(QKeySequence("F3"), self, self.find_bar.seek)
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.find_bar.seek(backward=True))

    def _change_side(self) -> None:
        """Give the keyboard to the contents, or from there to the page: Tab goes through all its links."""
        side = self.page if self.contents.hasFocus() else self.contents
        side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _unfold(self, name: str) -> None:
        """Show in the contents where we are."""
        for known, entry in self._entries.items():
            entry.setExpanded(known == name)
        current = self.contents.currentItem()
        if current is None or current.data(0, _TARGET)[0] != name:
            self.contents.blockSignals(True)  # noqa: FBT003
            self.contents.setCurrentItem(self._entries[name])
            self.contents.blockSignals(False)  # noqa: FBT003

    def _turn(self, item: QTreeWidgetItem) -> None:
        self.show_page(*item.data(0, _TARGET))

    def _follow(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md") or self._name
        if not link.scheme() and not link.host() and name in PAGES:
            self.show_page(name, link.fragment())

    def _find(self, words: str, backward: bool) -> None:  # noqa: FBT001 - what Qt calls with
        self.find_bar.tell_outcome(found=self.page.seek(words, backward=backward))

    def _step_back(self) -> None:
        if self.find_bar.isVisible():
            self.find_bar.close_bar()
            self.page.setFocus()
        else:
            self.close()


class _Page(QTextBrowser):
    """A text of our own; nothing is loaded but pictures of the help."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, document: QTextDocument) -> None:
        """Show this document in place of the last one."""
        last, self._shown = self._shown, document
        self.setDocument(document)
        self.setCursorWidth(0)
        if last is not None:
            last.deleteLater()
        self._keep_measure()

    def go_to(self, anchor: str) -> None:
        """Put a heading near the top, with some air above it."""
        width = self.cursorWidth()
        self.setCursorWidth(1)  # Qt finds no anchor while the caret has no width
        self.scrollToAnchor(anchor)
        self.setCursorWidth(width)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - _AIR)

    def seek(self, words: str, *, backward: bool) -> bool:
        """Select the next place with these words, around the ends; say whether there is one."""
        way = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        if self.find(words, way):
            return True
        place = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start)
        if self.find(words, way):
            return True
        self.setTextCursor(place)
        return False

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Return a picture that lies in the folder of the help; nothing else is ever read."""
        name, folder = QUrl(name), resource("help").resolve()
        path = (folder / Path(name.path()).name).resolve()
        local = (
            not name.scheme() and not name.host() and path.parent == folder and path.suffix == ".png" and path.is_file()
        )
        return QImage(str(path)) if local and kind == QTextDocument.ResourceType.ImageResource.value else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Show the caret from the first key on: until then this is a page, not an editor."""
        self.setCursorWidth(1)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep lines short enough to read."""
        self._keep_measure()
        super().resizeEvent(event)

    def _keep_measure(self) -> None:
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        measure = _MEASURE * QFontMetricsF(self.document().defaultFont()).averageCharWidth()
        room.setTopMargin(_EDGE - 4)
        room.setBottomMargin(_EDGE)
        room.setLeftMargin(_EDGE)
        room.setRightMargin(max(_EDGE, self.viewport().width() - _EDGE - measure))
        frame.setFrameFormat(room)


def shortcut_table(texts: Texts) -> str:
    """Return every command that has keys as a table in Markdown, menu by menu."""
    rows = [
        f"| {' | '.join(texts[f'help.shortcuts.{part}'] for part in ('menu', 'command', 'keys'))} |",
        "|---|---|---|",
    ]
    for menu, entries in MENUS:
        title = texts[f"menu.{menu}"].replace("&", "")
        for entry in entries:
            keys = (*entry.keys, *entry.letters) if isinstance(entry, Command) else ()
            if keys:
                name = texts[f"action.{entry.name}"].replace("&", "").rstrip(" …")
                rows.append(f"| {title} | {name} | {' · '.join(f'`{texts.key(key)}`' for key in keys)} |")
                title = ""
    return "\n".join(rows)


def _entry(words: str, target: tuple[str, str]) -> QTreeWidgetItem:
    entry = QTreeWidgetItem([words])
    entry.setData(0, _TARGET, target)
    entry.setSizeHint(0, QSize(0, _ROW))
    return entry
