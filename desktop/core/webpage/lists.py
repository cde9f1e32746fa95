"""What stands below the text: notes, signals, what comes together, what is usual, and what the page was made from."""

from collections.abc import Iterator
from itertools import groupby

from desktop import __version__
from desktop.core.judging import Judged, Verdict
from desktop.core.messages import kind_names, message_table
from desktop.core.note import How, Placement
from desktop.core.signal import Family
from desktop.core.usual import compare, newspapers
from desktop.core.usual_words import figures, like_in_words, number, standing_in_words
from desktop.core.webpage.sheet import Sheet
from desktop.core.webpage.tags import escaped, link, tag

Words = dict[str, str]


def notes_section(sheet: Sheet, words: Words) -> Iterator[str]:
    """Yield the notes, in the order of the text, lost ones last."""
    notes = [_note(number, one, words) for number, one in enumerate(sheet.placements, start=1)]
    if notes:
        yield _section(words["notes.title"].format(count=len(notes)), *notes)


def signals_section(sheet: Sheet, words: Words, language: str) -> Iterator[str]:
    """Yield the signals the reader sees, sentence by sentence, with their reasons."""
    numbered = enumerate(sheet.visible, start=1)
    sentences = groupby(numbered, key=lambda pair: pair[1].signal.sentence)
    rows = [
        tag(
            "div",
            tag("blockquote", escaped(" ".join(sentence.of(sheet.article.text).split()))),
            *(_signal(number, one, sheet.article.text, words, language) for number, one in signals),
            kind="entry",
        )
        for sentence, signals in sentences
    ]
    none = tag("p", escaped(words["signals.none"]))
    yield _section(words["signals.title"].format(count=len(sheet.visible)), *(rows or [none]))


def combinations_section(sheet: Sheet, words: Words, language: str) -> Iterator[str]:
    """Yield what comes together."""
    found = sheet.findings.combinations
    if found:
        rows = (
            tag(
                "li",
                tag("strong", escaped(one.name.in_language(language))),
                f" · {escaped(words['together.credit'])}" if one.credit else "",
                tag("p", escaped(one.sentence.in_language(language))),
            )
            for one in found
        )
        yield _section(words["together.title"], tag("ul", *rows))


def usual_section(sheet: Sheet, words: Words, language: str) -> Iterator[str]:
    """Yield how often each kind stands in the article, beside what is usual."""
    usual = compare(sheet.findings.signals, sheet.article.words, newspapers())
    if usual.like is None:
        least = number(usual.reference.least, language)
        yield _section(words["usual.title"], tag("p", escaped(words["usual.short"].format(least=least))))
        return
    names = {f.value: message_table("cli", language)[f"family.{f.value}"] for f in Family} | kind_names(language)
    rows = (
        tag(
            "tr",
            tag("th", escaped(names[one.what]), kind="family" if one.is_family else "kind"),
            tag("td", escaped(figures(one, language))),
            tag("td", escaped(standing_in_words(one, language, brief=True))),
        )
        for one in usual.comparisons
    )
    like = tag("p", escaped(words["usual.like"].format(like=like_in_words(usual.like, language))))
    yield _section(words["usual.title"], like, tag("table", *rows))


def made_from_section(sheet: Sheet, words: Words) -> Iterator[str]:
    """Yield what somebody else needs to come to the same list: text, rules, and what was kept out of sight."""
    silences = sheet.judgements.silences
    muted = sorted({silence.rule for silence in silences if silence.place is None})
    facts = {
        "made.date": f"{sheet.made.astimezone():{words['page.date']}}",
        "made.program": f"Lesart {__version__}",
        "made.digest": sheet.article.digest,
        "made.lexicon": sheet.findings.lexicon,
        "made.model": sheet.findings.model,
        "made.own": ", ".join(sheet.lexicons) or words["made.none"],
        "made.muted": ", ".join(muted) or words["made.none"],
        "made.hidden": "; ".join(_hidden(one, sheet.article.text) for one in sheet.hidden) or words["made.none"],
    }
    rows = (tag("tr", tag("th", escaped(words[key])), tag("td", escaped(fact))) for key, fact in facts.items())
    yield _section(words["made.title"], tag("p", escaped(words["made.why"])), tag("table", *rows), kind="made")


def _section(title: str, *inner: str, kind: str = "") -> str:
    return tag("section", tag("h2", escaped(title)), *inner, kind=kind)


def _note(order: int, placement: Placement, words: Words) -> str:
    note, place = placement.note, placement.note.anchor
    name = f"n{order}"
    sign = f"N{order}" if placement.span is None else link(f"{name}-here", f"N{order}")
    facts = [escaped(f"{note.changed.astimezone():{words['page.date']}}"), *(escaped(f"#{one}") for one in note.tags)]
    if placement.how in (How.WHOLE, How.LOST):
        facts.insert(0, escaped(words[f"notes.{placement.how.value}"]))
    return tag(
        "div",
        tag("p", tag("b", sign), " ", tag("span", " · ".join(facts), kind="faint"), kind="told"),
        tag("blockquote", escaped(place.exact)) if place else "",
        tag("p", escaped(note.body), kind="written") if note.body else "",
        kind="entry note",
        ident=name,
    )


def _signal(order: int, one: Judged, text: str, words: Words, language: str) -> str:
    signal = one.signal
    name, letter = f"s{order}", signal.family.value
    cue = tag("mark", escaped(signal.words(text)), kind=letter)
    facts = [kind_names(language).get(signal.kind, signal.kind), words[f"voice.{signal.voice.value}"]]
    facts += [words["signals.source"].format(source=signal.source.text)] if signal.source else []
    facts += [words[f"verdict.{one.verdict.value}"]] if one.verdict is not Verdict.OPEN else []
    return tag(
        "div",
        tag("p", tag("b", link(f"{name}-here", f"{letter}{order}")), " ", cue, " ", _faint(facts)),
        tag("p", escaped(signal.reason.in_language(language))),
        tag(
            "p",
            escaped(words["signals.harmless"]),
            " ",
            escaped(signal.harmless_when.in_language(language)),
            kind="faint",
        ),
        kind="signal",
        ident=name,
    )


def _faint(facts: list[str]) -> str:
    return tag("span", " · ".join(map(escaped, facts)), kind="faint")


def _hidden(one: Judged, text: str) -> str:
    return f"{one.signal.rule} („{' '.join(one.signal.sentence.of(text).split())}“)"
