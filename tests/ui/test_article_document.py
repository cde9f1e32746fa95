"""An article becomes a document: one block each, set by role, with its characters kept or made harmless."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span
from desktop.ui.article.document import lay_out
from desktop.ui.article.offsets import ArticleMap
from desktop.ui.article.typography import MEASURE, Typography
from desktop.ui.theme import LIGHT

BODY = Typography(LIGHT, 13)


def article(*blocks: tuple[Role, str]) -> Article:
    """Return an article of these blocks, with an empty line between them."""
    text, made = "", []
    for role, words in blocks:
        made.append(Block(Span(len(text), len(text) + len(words)), role))
        text += words + "\n\n"
    return Article("id", "", text, tuple(made), Origin("plain", ""))


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


def blocks_of(document: QTextDocument) -> list[str]:
    return [document.findBlockByNumber(number).text() for number in range(document.blockCount())]


def test_each_block_stands_in_a_block_of_its_own(parent: QObject) -> None:
    # GIVEN an article with emoji, no-break space and a line break inside a block
    words = [(Role.HEADING, "Titel 😀"), (Role.PARAGRAPH, "Ein\u00a0Absatz\nin zwei Zeilen."), (Role.ITEM, "– Punkt")]
    # WHEN it is laid out
    document, _ = lay_out(article(*words), BODY, parent)
    # THEN the document has its words, block by block
    assert blocks_of(document) == ["Titel 😀", "Ein\u00a0Absatz\u2028in zwei Zeilen.", "– Punkt"]


def test_roles_are_told_apart_by_size_and_colour(parent: QObject) -> None:
    # GIVEN one block of every role
    document, _ = lay_out(article(*((role, role.value) for role in Role)), BODY, parent)
    # WHEN their formats are compared
    formats = {
        role: document.findBlockByNumber(number).begin().fragment().charFormat() for number, role in enumerate(Role)
    }
    size = {role: characters.font().pointSizeF() for role, characters in formats.items()}
    # THEN a title is larger than a subheading and that than the body, and residue is small and grey
    assert size[Role.HEADING] > size[Role.LEAD] > size[Role.PARAGRAPH] > size[Role.CHROME]
    assert size[Role.SUBHEADING] > size[Role.PARAGRAPH]
    assert formats[Role.CHROME].foreground().color().name().upper() == LIGHT.chrome
    assert formats[Role.QUOTE].font().italic()


def test_a_line_of_the_body_holds_60_to_75_characters(qapp: QApplication) -> None:
    # GIVEN the measure
    # WHEN a column is as wide as it says
    # THEN it holds what is comfortable to read, at any size
    assert 60 <= MEASURE <= 75
    assert Typography(LIGHT, 26).column == pytest.approx(2 * BODY.column, rel=0.05)


def test_characters_that_qt_takes_for_structure_are_shown_as_one_character_each(parent: QObject) -> None:
    # GIVEN a text with Qt's own marks for paragraphs, frames and objects
    words = "a\u2028b\u2029c\ufdd0d\ufdd1e\ufffcf\x85g\rh"
    # WHEN it is laid out
    document, places = lay_out(article((Role.PARAGRAPH, words), (Role.PARAGRAPH, "z")), BODY, parent)
    # THEN nothing is split, and what follows stands where the map says
    assert document.blockCount() == 2
    assert document.characterAt(places.position(words.index("h"))) == "h"
    assert document.characterAt(places.position(len(words) + 2)) == "z"


def test_a_word_of_200_000_characters_is_broken_and_keeps_its_places(parent: QObject) -> None:
    # GIVEN a word that Qt would need seconds to lay out
    long = "wort" * 50_000
    words = f"Vor {long} nach"
    made = article((Role.PARAGRAPH, words), (Role.PARAGRAPH, "Ende"))
    # WHEN it is laid out
    document, places = lay_out(made, BODY, parent)
    # THEN no block is long any more, and every place is still found
    assert max(len(text) for text in blocks_of(document)) <= 1100
    assert "".join(blocks_of(document)) == words + "Ende"
    for offset in (0, 4, 1004, 100_000, len(words) - 1, len(words) + 2):
        assert document.characterAt(places.position(offset)) == made.text[offset]
        assert places.offset(places.position(offset)) == offset


def test_nothing_makes_an_empty_document(parent: QObject) -> None:
    # GIVEN an article without blocks
    # WHEN it is laid out
    document, places = lay_out(article(), BODY, parent)
    # THEN the document is empty
    assert document.isEmpty()
    assert isinstance(places, ArticleMap)
