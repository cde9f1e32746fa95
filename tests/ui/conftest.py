"""What the window's tests share: helpers beside them, and an article on screen."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))  # spawned children find lane_works there too

from shown_article import ARTICLE

from desktop.ui.article_view import ArticleView
from desktop.ui.texts import Texts


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    """Return an article view on screen that shows ARTICLE, without marks."""
    view = ArticleView(Texts("de"))
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(ARTICLE)
    return view
