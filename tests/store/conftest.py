"""Articles to write notes on, and a notebook that is closed afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the notes of this test lie; nothing is there yet."""
    return tmp_path / "home" / "notes.db"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    """Return a notebook that does not wait for other windows."""
    opened = Notebook(path, patience=0)
    yield opened
    opened.close()


@pytest.fixture
def article() -> MakeArticle:
    """Return a maker of articles that are read from a location."""

    def make(text: str = "Der Kreml weist den Bericht zurück.", *, key: str = "a", title: str = "Kreml") -> Article:
        origin = Origin("plain", f"/texte/{key}.txt")
        return Article(key, title, text, (Block(Span(0, len(text)), Role.PARAGRAPH),), origin)

    return make
