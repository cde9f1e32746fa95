"""Findings and notes as lines for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from textwrap import fill

from desktop.core.article import Article, KnownArticle
from desktop.core.messages import kind_names, message_table
from desktop.core.note import Note
from desktop.core.signal import Combination, Family, Findings, Signal
from desktop.core.usual import Comparison, compare, newspapers
from desktop.core.usual_words import figures, like_in_words, number, standing_in_words

Paint = Callable[[str, str], str]
"""Give a text a tone: "title", "faint", or the letter of a family."""


def one_line(text: str) -> str:
    r"""Return `text` on one line and without characters that would steer a terminal.

    >>> one_line("a\n  b\x1b[2J")
    'a b�[2J'
    """
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(char if char.isprintable() else "�" for char in line)


def findings_report(article: Article, findings: Findings, *, language: str, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines of `lesart check`: what was found, sentence by sentence, and why it is worth a second look."""
    words = message_table("cli", language)
    yield paint(one_line(article.title), "title")
    facts = [
        one_line(article.origin.location),
        words["report.word" if article.words == 1 else "report.words"].format(count=article.words),
        _counts(findings, words),
    ]
    yield paint(" · ".join(facts), "faint")
    for notice in article.notices:
        yield words[f"notice.{notice.value}"]
    for sentence, signals in groupby(findings.signals, key=lambda signal: signal.sentence):
        together = list(signals)
        yield ""
        yield paint(words[f"place.{together[0].place.value}"], "faint")
        yield fill(one_line(sentence.of(article.text)), width)
        for signal in together:
            yield from _signal_lines(article.text, signal, language=language, width=width, paint=paint)
    if findings.combinations:
        yield ""
        yield paint(words["report.together"], "title")
    for combination in findings.combinations:
        yield from _combination_lines(combination, language=language, width=width, paint=paint)
    if findings.signals:
        yield ""
        yield from _usual_lines(article, findings, language=language, paint=paint)
    yield ""
    yield paint(words["report.verdict"], "faint")


def notes_report(
    collection: Iterable[tuple[KnownArticle, tuple[Note, ...]]], *, language: str, width: int, paint: Paint
) -> Iterator[str]:
    """Yield the lines of `lesart notes list`: articles, and below each its notes with their places."""
    for article, notes in collection:
        yield paint(one_line(article.title), "title")
        if article.location:
            yield paint(one_line(article.location), "faint")
        for note in notes:
            yield fill(note_line(note, language), width, initial_indent="  ", subsequent_indent="    ")
            for line in note.body.splitlines():
                if line.strip():
                    yield fill(one_line(line), width, initial_indent="    ", subsequent_indent="    ")
        yield ""


def note_line(note: Note, language: str) -> str:
    """Return when a note was changed, what it is on, and its tags."""
    words = message_table("cli", language)
    day = note.changed.astimezone().strftime(words["date.format"])
    place = words["notes.quote"].format(quote=one_line(note.anchor.exact)) if note.anchor else words["notes.whole"]
    kind = (note.signal_key or "").partition("|")[0]
    signal = [f"· {kind_names(language).get(kind, kind)} ({kind[:1]})"] if kind else []
    return " ".join([day, "", place, *signal, *(f"#{one_line(tag)}" for tag in note.tags)])


def _counts(findings: Findings, words: dict[str, str]) -> str:
    families = [signal.family for signal in findings.signals]
    parts = [f"{words[f'family.{family.value}']} {families.count(family)}" for family in Family]
    return words["report.signals"].format(count=len(families), families=", ".join(parts))


def _combination_lines(combination: Combination, *, language: str, width: int, paint: Paint) -> Iterator[str]:
    sign = "+" if combination.credit else "?"
    yield f"  {sign}  {paint(combination.name.in_language(language), 'title')}"
    sentence = one_line(combination.sentence.in_language(language))
    yield fill(sentence, width, initial_indent="     ", subsequent_indent="     ")


def _signal_lines(text: str, signal: Signal, *, language: str, width: int, paint: Paint) -> Iterator[str]:
    words = message_table("cli", language)
    source = f" · {words['report.source'].format(source=one_line(signal.source.text))}" if signal.source else ""
    cue = one_line(signal.words(text))
    kind = kind_names(language).get(signal.kind, signal.kind)
    yield f"  {paint(signal.family.value, signal.family.value)}  {paint(cue, 'title')} · {kind}{source}"
    yield fill(one_line(signal.reason.in_language(language)), width, initial_indent="     ", subsequent_indent="     ")


def _usual_lines(article: Article, findings: Findings, *, language: str, paint: Paint) -> Iterator[str]:
    """Yield how often each kind stands in the article, beside what is usual."""
    words = message_table("cli", language)
    usual = compare(findings.signals, article.words, newspapers())
    if usual.like is None:
        yield paint(words["report.usual.short"].format(least=number(usual.reference.least, language)), "faint")
        return
    yield paint(words["report.usual"].format(like=like_in_words(usual.like, language)), "faint")
    names = {family.value: words[f"family.{family.value}"] for family in Family} | kind_names(language)
    rows = [
        (_indented(one, names), figures(one, language), standing_in_words(one, language, brief=True))
        for one in usual.comparisons
    ]
    wide, wider = (max(map(len, column)) for column in list(zip(*rows, strict=True))[:2])
    for name, count, standing in rows:
        yield f"{name:<{wide}}  {count:<{wider}}  {standing}"


def _indented(comparison: Comparison, names: dict[str, str]) -> str:
    return f"{'  ' if comparison.is_family else '    '}{names[comparison.what]}"
