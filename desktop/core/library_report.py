"""The library as lines for a terminal: what was found in it, and what stands in it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from desktop.core.article import KnownArticle
from desktop.core.library import Entry, Hit, Snippet
from desktop.core.messages import message_table
from desktop.core.report import Paint, note_line, one_line


def hits_report(hits: Iterable[Hit], *, language: str, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines of `lesart search`: articles, and below each the pieces of text and the notes that were found."""
    words = message_table("cli", language)
    for _, together in groupby(hits, key=lambda hit: hit.article.id):
        found = list(together)
        yield from _heading(found[0].article, words, paint)
        for hit in found:
            if hit.note is not None:
                yield f"  {note_line(hit.note, language)}"
            yield from (f"    {line}" for line in _painted(hit.snippet, width - 4, paint))
        yield ""


def entries_report(entries: Iterable[Entry], *, language: str, paint: Paint) -> Iterator[str]:
    """Yield the lines of `lesart library list`: each article, when it was opened, its length, notes and versions."""
    words = message_table("cli", language)
    for entry in entries:
        yield from _heading(entry.article, words, paint)
        opened = entry.article.opened
        facts = [opened.astimezone().strftime(words["date.format"])] if opened else []
        facts += (
            [words["report.word" if entry.words == 1 else "report.words"].format(count=entry.words)]
            if entry.words
            else []
        )
        counts = (("library.notes", entry.notes, 1), ("library.editions", entry.editions, 2))
        facts += [words[key].format(count=count) for key, count, least in counts if count >= least]
        yield f"  {' · '.join([*facts, *map(one_line, entry.tags)])}"


def _heading(article: KnownArticle, words: dict[str, str], paint: Paint) -> Iterator[str]:
    yield paint(one_line(article.title), "title")
    published = article.published and article.published.strftime(words["day.format"])
    facts = (article.outlet, published, article.location)
    yield paint(" · ".join(one_line(fact) for fact in facts if fact), "faint")


def _painted(snippet: Snippet, width: int, paint: Paint) -> Iterator[str]:
    """Yield the piece in lines, with the words that were found in colour."""
    done = 0
    for line in wrap(snippet.text, width, break_on_hyphens=False):
        start = snippet.text.index(line, done)
        done = start + len(line)
        shown, last = "", start
        for mark in snippet.marks:
            first, end = max(mark.start, start), min(mark.end, done)
            if first < end:
                shown += _tame(snippet.text[last:first]) + paint(_tame(snippet.text[first:end]), "title")
                last = end
        yield shown + _tame(snippet.text[last:done])


def _tame(text: str) -> str:
    # `one_line` would take the spaces at the ends of a piece away.
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
