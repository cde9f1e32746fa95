"""What the style sheet does to the parts of a field."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.library.search_field import SearchField
from desktop.ui.style import style_sheet
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT


def test_the_sign_that_empties_a_field_stands_in_its_middle(qtbot: QtBot) -> None:
    # GIVEN a field to search in, dressed like the window
    field = SearchField(Texts("de"))
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(LIGHT))
    # WHEN it is shown with a word in it
    field.setText("Kreml")
    field.show()
    # THEN the sign is in the middle of its height, and wholly inside
    sign = field.findChild(QToolButton)
    assert abs(sign.geometry().center().y() - field.rect().center().y()) <= 1
    assert field.rect().contains(sign.geometry())
