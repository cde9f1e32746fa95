"""The start page: what can be opened, and how."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.article import KnownArticle
from desktop.core.places import sample
from desktop.ui.home import Home
from desktop.ui.texts import Texts

KNOWN = (
    KnownArticle("a", "Regierung <b>weist</b> Bericht zurück", "/artikel/eins.txt", None),
    KnownArticle("b", "Zweiter Artikel", "/artikel/zwei.txt", None),
)


@pytest.fixture
def page(qtbot: QtBot) -> Home:
    page = Home(Texts("de"), "/wo/die/notizen/liegen")
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_without_recent_articles_no_list_is_shown(page: Home) -> None:
    # GIVEN a first start
    # WHEN the page is shown
    # THEN there is no empty list on it
    assert not page.recent.isVisible()


def test_a_recent_article_opens_by_click_and_by_key(page: Home, qtbot: QtBot) -> None:
    # GIVEN two recent articles
    page.show_recent(KNOWN)
    chosen: list[str] = []
    page.location_chosen.connect(chosen.append)
    # WHEN one is clicked and the other is entered
    spot = page.recent.visualItemRect(page.recent.item(0)).center()
    qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    page.recent.setCurrentRow(1)
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    # THEN their files are asked for, each once
    assert chosen == ["/artikel/eins.txt", "/artikel/zwei.txt"]


def test_the_sample_opens_from_the_page(stage: Any) -> None:
    # GIVEN a start page
    # WHEN the sample is asked for
    stage.window.home.sample.click()
    # THEN it is open
    assert Path(stage.window.article.article.origin.location) == sample()


def test_the_page_comes_back_and_the_article_is_left(reading: Any) -> None:
    # GIVEN an open article
    # WHEN the reader goes to the start page
    reading.window.actions_table["home"].trigger()
    # THEN it is shown with the article among the recent ones
    assert reading.window.home.isVisible()
    assert reading.window.home.recent.count() == 1
    assert not reading.window.actions_table["find"].isEnabled()
