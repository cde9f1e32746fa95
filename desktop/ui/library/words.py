"""What a row of the library says: where an article is from, how old and how long it is, what was written on it."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from PySide6.QtCore import QDate, QLocale, QUrl

from desktop.core.article import KnownArticle
from desktop.core.library import Edition, Entry, Hit
from desktop.core.report import one_line
from desktop.ui.texts import Texts


def about(row: Entry | Hit, texts: Texts) -> str:
    """Return the faint line of a row; of a note without the word that it is one."""
    if isinstance(row, Hit):
        if row.note is not None:
            return _joined((*_tags(row.note.tags), _day(row.note.changed.astimezone().date(), texts)))
        return _joined((outlet_of(row.article), _when(row.article, texts)))
    counts = (
        _count(row.words, "library.word", "library.words", texts),
        _count(row.notes, "library.note", "library.notes", texts),
    )
    return _joined((outlet_of(row.article), _when(row.article, texts), *counts, *_tags(row.tags)))


def heard(row: Entry | Hit, texts: Texts) -> str:
    """Return a row as a screen reader says it: its title, what was found, and the rest."""
    title = one_line(row.article.title)
    if isinstance(row, Entry):
        return f"{title}. {about(row, texts)}"
    kind = f"{texts['library.is_note']}: " if row.note else ""
    return f"{title}. {kind}{one_line(row.snippet.text)}. {about(row, texts)}"


def outlet_of(article: KnownArticle) -> str:
    """Return who published an article; where that is unknown, its site or its file."""
    address = QUrl(article.location)
    return one_line(article.outlet or (address.host() if is_web(address) else PurePath(article.location).name))


def edition_words(edition: Edition, texts: Texts) -> str:
    """Return when an edition was first seen, and how long it is."""
    seen = edition.seen.astimezone()
    return _joined(
        (f"{_day(seen.date(), texts)}, {seen:%H:%M}", _count(edition.words, "library.word", "library.words", texts))
    )


def is_web(address: QUrl) -> bool:
    """Say whether an address leads into the web."""
    return address.scheme() in ("http", "https")


def _when(article: KnownArticle, texts: Texts) -> str:
    if article.published is not None:
        return _day(article.published.date(), texts)
    if article.opened is None:
        return ""
    return texts.fill("library.opened", day=_day(article.opened.astimezone().date(), texts))


def _day(day: date, texts: Texts) -> str:
    return QLocale(texts.language).toString(QDate(day.year, day.month, day.day), texts["library.day"])


def _count(number: int, one: str, many: str, texts: Texts) -> str:
    """Return a number of things in words; nothing for none."""
    return texts.fill(one if number == 1 else many, count=QLocale(texts.language).toString(number)) if number else ""


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"#{one_line(tag)}" for tag in tags)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
