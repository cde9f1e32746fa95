"""An article as a document with book typography; built from the article's text alone and never read back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.core.article import Article, Block, Role
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.ui.article.layer import Layer
from desktop.ui.article.offsets import ArticleMap
from desktop.ui.article.typography import Typography
from desktop.ui.theme import line_pattern

_RUN = 1000
"""Characters without a place to break a line after which we break: Qt needs seconds for one of 200,000."""
_LONG_RUN = re.compile(rf"[^ \t\n]{{{_RUN},}}")
_PARAGRAPH_END = "\u2029"
_SHOWN = {
    **dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\u2028"),
    **dict.fromkeys("\ufffc\ufdd0\ufdd1", "\ufffd"),
}
"""What Qt would take for the structure of a document, and the character that is shown in its place."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in one block of the document."""

    span: Span
    role: Role
    goes_on: bool
    """Whether the next piece belongs to the same block of the article."""


def lay_out(article: Article, typography: Typography, parent: QObject) -> tuple[QTextDocument, ArticleMap]:
    """Return a document that shows `article`, and the map between the two."""
    pieces = [piece for block in article.blocks for piece in _pieces(article.text, block)]
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(typography.font())
    document.setDefaultTextOption(_breaking_anywhere())
    _fill(document, article.text, pieces, typography)
    return document, ArticleMap(article.text, tuple(piece.span for piece in pieces))


def expose(document: QTextDocument, places: ArticleMap, marks: Layer[Signal]) -> None:
    """Give marked words real formats, the only ones a screen reader sees; invisible, for marks are painted anyway."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(_underlined(QTextCharFormat.UnderlineStyle.NoUnderline))
    for span, signal in marks:
        cursor.setPosition(places.position(span.start))
        cursor.setPosition(places.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_underlined(line_pattern(signal.family)))
    cursor.endEditBlock()


def _underlined(style: QTextCharFormat.UnderlineStyle) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setUnderlineStyle(style)
    characters.setUnderlineColor(QColor(Qt.GlobalColor.transparent))
    return characters


def _fill(document: QTextDocument, text: str, pieces: list[_Piece], typography: Typography) -> None:
    """Insert everything as paragraphs at once, then set apart what is not: far faster than block by block."""
    formats = {role: typography.formats(role) for role in Role}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(formats[Role.PARAGRAPH][0])
    shown = _shown(text)
    cursor.insertText(_PARAGRAPH_END.join(piece.span.of(shown) for piece in pieces), formats[Role.PARAGRAPH][1])
    block = document.begin()
    for piece in pieces:
        if piece.role is not Role.PARAGRAPH or piece.goes_on:
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            spacing, characters = formats[piece.role]
            if piece.goes_on:
                spacing = QTextBlockFormat(spacing)
                spacing.setBottomMargin(0)
            cursor.setBlockFormat(spacing)
            cursor.setCharFormat(characters)
            cursor.setBlockCharFormat(characters)
        block = block.next()
    cursor.endEditBlock()


def _pieces(text: str, block: Block) -> Iterator[_Piece]:
    """Yield a block in pieces that Qt can lay out; nearly always that is the block as it stands."""
    start = block.span.start
    for run in _LONG_RUN.finditer(text, block.span.start, block.span.end):
        for cut in range(run.start() + _RUN, run.end(), _RUN):
            yield _Piece(Span(start, cut), block.role, goes_on=True)
            start = cut
    yield _Piece(Span(start, block.span.end), block.role, goes_on=False)


def _shown(text: str) -> str:
    """Return `text` with every character that Qt would take for structure replaced, one for one."""
    for character, replacement in _SHOWN.items():
        text = text.replace(character, replacement)
    return text


def _breaking_anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
