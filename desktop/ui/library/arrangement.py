"""Where the parts of the library stand: shelves at the left, search and list in a column that is not too wide."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.library.rows import INSET
from desktop.ui.library.welcome import label
from desktop.ui.panel.cards import SCROLL_BAR, as_wide_as_cards, sans, serif
from desktop.ui.texts import Texts

if TYPE_CHECKING:
    from desktop.ui.library.page import LibraryPage

_SHELVES = 220
_LIST = 880
"""Widest list, in pixels: longer lines are hard to follow."""


def arrange(page: "LibraryPage", texts: Texts, folder: str) -> QWidget:
    """Put all parts of the page in their places and return the side with the shelves."""
    side = _side(page, texts, folder)
    main = QWidget()
    main.setMaximumWidth(_LIST)
    main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(main)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addLayout(_top(page))
    column.addLayout(_above_list(page))
    page.waiting.setContentsMargins(INSET, 0, SCROLL_BAR, 0)
    column.addWidget(page.waiting)
    page.results.addWidget(page.list)
    page.results.addWidget(page.empty)
    column.addWidget(page.results, 1)
    column.addLayout(as_wide_as_cards(page.toast))
    layout = QHBoxLayout(page)
    layout.setContentsMargins(12, 16, 4, 0)
    layout.setSpacing(20)
    layout.addStretch(1)
    layout.addWidget(side)
    layout.addWidget(main, 100)
    layout.addStretch(1)
    return side


def _side(page: "LibraryPage", texts: Texts, folder: str) -> QWidget:
    points = QFontInfo(page.font()).pointSizeF()
    name = label("Lesart")
    name.setFont(serif(points * 1.9))
    name.setContentsMargins(10, 0, 0, 6)
    private = label(texts["library.private"], muted=True)
    private.setFont(sans(points - 1))
    private.setToolTip(folder)
    private.setContentsMargins(10, 6, 0, 12)
    side = QWidget()
    side.setFixedWidth(_SHELVES)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(name)
    column.addWidget(page.shelves, 1)
    column.addWidget(private)
    return side


def _top(page: "LibraryPage") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, SCROLL_BAR, 0)
    row.setSpacing(10)
    row.addWidget(page.search, 1)
    row.addWidget(page.open)
    return row


def _above_list(page: "LibraryPage") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, SCROLL_BAR, 0)
    page.heading.setContentsMargins(INSET, 0, 0, 0)
    row.addWidget(page.heading, 1)
    row.addWidget(page.shelves.box, 1)
    for box in (page.order, page.ranking):
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
