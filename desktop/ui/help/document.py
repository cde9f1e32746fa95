"""A page of the help as a document: Qt reads the Markdown, and gets the measures and colours of the window."""

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)

from desktop.core.help import anchors
from desktop.ui.panel.cards import sans
from desktop.ui.theme import Theme

_SIZES = {1: 1.75, 2: 1.3, 3: 1.06}
_ABOVE = {1: 0, 2: 28, 3: 18}
_BELOW = {1: 12, 2: 8, 3: 5}
_LINE, _CELL_LINE = 140, 122
"""Per cent."""
_PAD = 6
_AFTER_CODE = 18
_BRACKETS = re.compile(r" \([\w.]+\)$")
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def help_document(markdown: str, *, theme: Theme, points: float, parent: QObject) -> QTextDocument:
    """Return a document that shows `markdown`; its headings carry the anchors that links ask for."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(sans(points))
    document.setMarkdown(markdown, _DIALECT)
    look = _Look(document, theme, points)
    block = document.begin()
    while block.isValid():
        look.shape(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look.shape_table(frame)
    return document


class _Look:
    """The formats of one page."""

    def __init__(self, document: QTextDocument, theme: Theme, points: float) -> None:
        self._document = document
        self._theme = theme
        self._points = points
        self._mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    def shape(self, block: QTextBlock) -> None:
        """Give a block its space and its words their type."""
        level = block.blockFormat().headingLevel()
        if block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
            self._shade(block)
        elif level:
            self._space(block, above=_ABOVE[level], below=_BELOW[level])
            self._head(block, level)
        elif not QTextCursor(block).currentTable():
            self._space(block, above=0, below=4 if block.textList() and block.next().textList() else 11)
        else:
            self._space(block, above=0, below=0, line=_CELL_LINE)
        self._shape_words(block)

    def shape_table(self, table: QTextTable) -> None:
        """Draw a table by fine lines between its rows."""
        form = table.format()
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellPadding(_PAD)
        form.setCellSpacing(0)
        form.setTopMargin(4)
        form.setBottomMargin(16)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = QTextTableCellFormat(table.cellAt(row, column).format().toTableCellFormat())
                cell.setBottomBorder(1)
                cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                cell.setBottomBorderBrush(QBrush(QColor(self._theme.muted if row == 0 else self._theme.border)))
                cell.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignTop)
                table.cellAt(row, column).setFormat(cell)

    def _space(self, block: QTextBlock, *, above: float, below: float, line: int = _LINE) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).mergeBlockFormat(form)

    def _shade(self, block: QTextBlock) -> None:
        """Let the lines of one example stand on one ground."""
        form = QTextBlockFormat()
        form.setBackground(QColor(self._theme.window))
        form.setTextIndent(_PAD)
        if not block.next().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
            form.setBottomMargin(_AFTER_CODE)
        QTextCursor(block).mergeBlockFormat(form)

    def _head(self, block: QTextBlock, level: int) -> None:
        words = block.text()
        form = QTextCharFormat()
        form.setFont(sans(self._points * _SIZES[level], bold=True))
        form.setForeground(QColor(self._theme.text))
        self._merge(block, 0, len(words), form, afresh=True)
        name = QTextCharFormat()
        name.setAnchor(True)
        name.setAnchorNames(list(anchors(words)))
        self._merge(block, 0, 1, name)
        brackets = _BRACKETS.search(words)
        if brackets and level > 1:
            quiet = QTextCharFormat()
            quiet.setFontWeight(QFont.Weight.Normal)
            quiet.setForeground(QColor(self._theme.muted))
            self._merge(block, brackets.start(), brackets.end(), quiet)

    def _shape_words(self, block: QTextBlock) -> None:
        """Show links in the accent, code in a fixed pitch, and strong words in the boldest type there is."""
        for run in block.textFormats():
            form, given = QTextCharFormat(), run.format
            link = given.isAnchor() and given.anchorHref()
            if link:
                form.setFontUnderline(True)
            if link or not block.blockFormat().headingLevel():
                form.setForeground(QColor(self._theme.accent if link else self._theme.text))
            if given.fontFixedPitch():
                form.setFontFamilies([self._mono])
                form.setFontPointSize(self._points * 0.94)
                form.setBackground(QColor(self._theme.window))
            if given.fontWeight() > QFont.Weight.Normal:
                form.setFontWeight(QFont.Weight.DemiBold)
            self._merge(block, run.start, run.start + run.length, form)

    def _merge(self, block: QTextBlock, start: int, end: int, form: QTextCharFormat, *, afresh: bool = False) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        (cursor.setCharFormat if afresh else cursor.mergeCharFormat)(form)
