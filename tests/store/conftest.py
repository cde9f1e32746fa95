"""Articles to write notes on, a notebook and a library that are closed afterwards."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span
from desktop.store.library.library import Library
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
def library(path: Path, notebook: Notebook) -> Iterator[Library]:
    """Return the library beside the notebook."""
    opened = Library(path.with_name("library.db"), notebook, patience=0)
    yield opened
    opened.close()


@pytest.fixture
def article() -> MakeArticle:
    """Return a maker of articles that are read from a location."""

    def make(
        text: str = "Der Kreml weist den Bericht zurück.",
        *,
        key: str = "a",
        title: str = "Kreml",
        outlet: str | None = None,
        published: datetime | None = None,
    ) -> Article:
        origin = Origin("plain", f"/texte/{key}.txt", outlet, published=published)
        return Article(key, title, text, (Block(Span(0, len(text)), Role.PARAGRAPH),), origin)

    return make
