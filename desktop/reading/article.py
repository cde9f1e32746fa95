"""Reading put together: a file, or a line of a collection, becomes an article."""

from datetime import UTC, datetime

from desktop.core.article import Article, Block, Origin, Role, article_id
from desktop.reading.fitness import notices
from desktop.reading.layout import blocks
from desktop.reading.plain import locate, read_text


def read(location: str) -> Article:
    """Return the article at `location`, a path or a file:// address. Raise ReadError.

    Its id comes from the absolute path, so that notes find their article again after the file was changed.
    """
    path = locate(location)
    text = read_text(path)
    parts = blocks(text)
    return Article(
        id=article_id(str(path)),
        title=_title(text, parts) or path.name,
        text=text,
        blocks=parts,
        origin=Origin("plain", str(path)),
        notices=notices(text, parts),
        read_at=datetime.now(UTC),
    )


def lay_out(text: str, *, key: str) -> Article:
    """Return `text` as an article with `key` as its id. The text stays as it is: offsets are those of the caller."""
    parts = blocks(text)
    return Article(key, _title(text, parts) or key, text, parts, Origin("plain", ""), notices(text, parts))


def _title(text: str, parts: tuple[Block, ...]) -> str:
    """Return the words of the title on one line, or an empty string."""
    heading = next((block for block in parts if block.role is Role.HEADING), None)
    return " ".join(heading.span.of(text).split()) if heading else ""
