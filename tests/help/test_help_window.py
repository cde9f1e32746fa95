"""The window of the help: every page, its links, its search and its keys; nothing from outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QPalette, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.core.help import PAGES
from desktop.ui.help import window as help_window
from desktop.ui.help.window import HelpWindow
from desktop.ui.texts import Texts
from desktop.ui.theme import DARK

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(Texts("de"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.open_page("start")
    return window


def top_heading(window: HelpWindow) -> str:
    """Return the words at the upper edge of the page, below the air above a heading."""
    page = window.page
    return page.cursorForPosition(page.viewport().rect().topLeft() + QPoint(60, 24)).block().text()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_shown(qtbot: QtBot, language: str) -> None:
    # GIVEN the help in one language
    window = HelpWindow(Texts(language))
    qtbot.addWidget(window)
    for name in PAGES:
        # WHEN a page is shown
        window.show_page(name)
        # THEN its title stands on top of the page and of the window, and tables are tables
        title = window.page.toPlainText().partition("\n")[0]
        assert title
        assert window.windowTitle().startswith(title)
        assert "|--" not in window.page.toPlainText()
        assert window.contents.currentItem().text(0) == title


def test_the_contents_lead_to_a_part_of_a_page(window: HelpWindow) -> None:
    # GIVEN the help at its first page
    part = window.contents.topLevelItem(1).child(2)
    # WHEN a part of another page is chosen in the contents
    window.contents.setCurrentItem(part)
    # THEN that page stands there with this part on top
    assert top_heading(window) == part.text(0)


@pytest.mark.parametrize(("page", "code"), [("signals", "D.reject"), ("errors", "store_full")])
def test_a_kind_or_an_error_can_be_looked_up(window: HelpWindow, page: str, code: str) -> None:
    # GIVEN the help / WHEN opened for a kind or an error code / THEN its section stands on top
    window.open_page(page, code)
    assert code in top_heading(window)


def test_a_link_leads_to_another_page(window: HelpWindow) -> None:
    # GIVEN the help / WHEN a link to a part of another page is followed / THEN it stands there
    window.page.anchorClicked.emit(QUrl("notes.md#suchen"))
    assert top_heading(window) == "Suchen"
    assert window.contents.currentItem().text(0) == "Notizen"


@pytest.mark.parametrize(
    "link", ["https://example.org/notes.md", "file:///etc/hostname", "../../LICENCES.md", "//h/notes.md"]
)
def test_a_link_outside_is_not_followed(window: HelpWindow, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a desktop that would open anything
    opened: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    before = window.page.toPlainText()
    # WHEN a link outside is clicked
    window.page.anchorClicked.emit(QUrl(link))
    # THEN nothing happens
    assert window.page.toPlainText() == before
    assert opened == []


def test_only_pictures_of_the_help_are_loaded(
    window: HelpWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a picture in the folder of the help and others elsewhere
    (tmp_path / "help").mkdir()
    for path in (tmp_path / "help" / "inside.png", tmp_path / "outside.png"):
        assert QImage(2, 2, QImage.Format.Format_RGB32).save(str(path))
    (tmp_path / "help" / "link.png").symlink_to(tmp_path / "outside.png")
    monkeypatch.setattr(help_window, "resource", tmp_path.joinpath)
    # WHEN a page asks for them
    asked = {
        name: window.page.loadResource(IMAGE, QUrl(name))
        for name in ("../inside.png", "inside.png", "../../outside.png", "link.png", f"file://{tmp_path}/outside.png",
                     "https://example.org/inside.png", "//host/inside.png", "/etc/hostname")
    }  # fmt: skip
    # THEN only the one inside is read
    assert {name for name, picture in asked.items() if picture is not None} == {"../inside.png", "inside.png"}
    assert asked["inside.png"].size().width() == 2
    assert window.page.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("inside.png")) is None


def test_words_are_found_around_the_end_of_the_page(window: HelpWindow, qtbot: QtBot) -> None:
    # GIVEN the search, opened by its key
    qtbot.keyClick(window.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.find_bar.isVisible()
    # WHEN words are looked for twice that stand on the page once
    window.find_bar.words.setText("Zum Ausprobieren")
    for _ in range(2):
        qtbot.keyClick(window.find_bar.words, Qt.Key.Key_Return)
        # THEN they are found again
        assert window.page.textCursor().selectedText() == "Zum Ausprobieren"
    # WHEN there is no such word / THEN that is said and the place stays
    window.find_bar.words.setText("Quastenflosser")
    qtbot.keyClick(window.find_bar.words, Qt.Key.Key_Return)
    assert window.find_bar.outcome.text() == Texts("de")["find.none"]
    assert window.page.textCursor().selectedText() == "Zum Ausprobieren"


def test_escape_closes_the_search_and_then_the_help(window: HelpWindow, qtbot: QtBot) -> None:
    # GIVEN the help with an open search
    window.find_bar.open_bar()
    # WHEN Escape is pressed / THEN the search closes, and at the second time the help
    qtbot.keyClick(window.find_bar.words, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert window.isVisible()
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_f6_leads_past_all_links_to_the_contents_and_back(window: HelpWindow, qtbot: QtBot) -> None:
    # GIVEN the keyboard on a page
    window.page.setFocus()
    # WHEN F6 is pressed twice
    qtbot.keyClick(window.page, Qt.Key.Key_F6)
    contents = window.contents.hasFocus()
    qtbot.keyClick(window.contents, Qt.Key.Key_F6)
    # THEN it was on the contents, and is back
    assert contents
    assert window.page.hasFocus()


def test_the_help_opens_again_where_it_was_left(window: HelpWindow, qtbot: QtBot) -> None:
    # GIVEN the help at a place, closed by its key
    window.open_page("signals", "A.doc")
    qtbot.keyClick(window.page, Qt.Key.Key_F1)
    assert not window.isVisible()
    # WHEN opened again without naming a page / THEN the same place stands there
    window.open_page()
    assert window.isVisible()
    assert "A.doc" in top_heading(window)


def test_the_dark_theme_reaches_every_word(window: HelpWindow) -> None:
    # GIVEN a page with headings, lists, code and tables, somewhere in its middle
    window.show_page("commands", "rückgabewerte")
    before = top_heading(window)
    # WHEN the theme changes
    window.set_theme(DARK)
    # THEN ground and words have its colours, and the place stays
    assert window.page.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.page
    block = window.page.document().begin()
    colours = set()
    while block.isValid():
        colours |= {run.format.foreground().color().name().upper() for run in block.textFormats() if block.text()}
        block = block.next()
    assert colours <= {DARK.text, DARK.muted, DARK.accent}
    assert top_heading(window) == before


def test_lines_stay_short_in_a_wide_window(window: HelpWindow) -> None:
    # GIVEN the help in a very wide window
    window.resize(2400, 800)
    window.show_page("signals")
    # WHEN its lines are read
    lines = []
    block = window.page.document().begin()
    while block.isValid():
        layout = block.layout()
        lines += [layout.lineAt(n).textLength() for n in range(layout.lineCount())]
        block = block.next()
    # THEN none is longer than a reader's eye can follow
    assert 55 < max(lines) <= 85
