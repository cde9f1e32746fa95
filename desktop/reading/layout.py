"""From text to blocks: title, lead, subheadings, paragraphs, items, quotes and residue, told apart by their form.

Body text called a heading does more harm than a heading called body text, so a doubt makes a paragraph.
"""

import re

from desktop.core.article import Block, Role
from desktop.reading.residue import heads_links, is_buttons, is_caption, is_imprint, is_residue
from desktop.reading.units import Unit, ends_sentence, item_mark, units

_SURE_BULLETS = "•▪►‣◦●"
_ASIDE = frozenset({Role.CHROME, Role.CAPTION})
_LONG = 20
"""Words from which a line is prose, whatever it ends with."""
_NEW_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?][)\"“”«»]*\s+[A-ZÄÖÜ„\"»]")
_QUOTED = re.compile(r"„[^„“”]+[“”]|\"[^\"]+\"|»[^»«]+«|“[^“”]+”|«[^»«]+»")
_DATELINE = re.compile(
    r"[A-ZÄÖÜ][\w./-]+(?: [\w./-]+){0,2}(?: \([\w/-]{2,12}\)[.:]?\s*[–—-]?|\s+[–—-]) [„\"»]?[A-ZÄÖÜ]"
)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`: in order, apart, covering every character that is not white space."""
    page = _Page(text)
    page.mark_residue()
    page.mark_lists()
    page.mark_head()
    page.mark_subheadings()
    return tuple(Block(unit.span, role) for unit, role in zip(page.units, page.roles, strict=True))


class _Page:
    """The units of one text and the roles found for them so far; PARAGRAPH where nothing else is known."""

    def __init__(self, text: str) -> None:
        self.units: list[Unit] = units(text)
        self.words = [unit.span.of(text) for unit in self.units]
        self.roles = [Role.PARAGRAPH] * len(self.units)

    def mark_residue(self) -> None:
        """Find navigation, credits and captions."""
        for at, words in enumerate(self.words):
            if is_residue(words) or self._is_button(at):
                self.roles[at] = Role.CHROME
            elif is_caption(words):
                self.roles[at] = Role.CAPTION
        for at, words in enumerate(self.words):
            if heads_links(words):
                self.roles[at] = Role.CHROME
                self._mark_links(at + 1)
        head = next((at for at in range(len(self.words)) if self._is_prose(at)), len(self.words))
        for at in {*range(min(head + 4, len(self.words))), len(self.words) - 1} - {-1}:
            if is_imprint(self.words[at]):
                self.roles[at] = Role.CHROME

    def mark_lists(self) -> None:
        """Find list items and quotations that stand alone."""
        marks = [item_mark(words[:80]) for words in self.words]
        for at, words in enumerate(self.words):
            if self.roles[at] is not Role.PARAGRAPH:
                continue
            near = {_next_mark(mark) for mark in marks[max(0, at - 1) : at]} | {
                _prior_mark(mark) for mark in marks[at + 1 : at + 2]
            }
            if marks[at] and (marks[at] in _SURE_BULLETS or marks[at] in near):
                self.roles[at] = Role.ITEM
            elif words.startswith("> ") or (at and len(words.split()) > 5 and _QUOTED.fullmatch(words)):
                self.roles[at] = Role.QUOTE

    def mark_head(self) -> None:
        """Find the title and, below it, a lead that is told by its form or by what follows it."""
        body = [at for at, role in enumerate(self.roles) if role not in _ASIDE]
        if len(body) < 2 or self.roles[body[0]] is not Role.PARAGRAPH or not _is_title(self.words[body[0]], words=25):
            return
        if not any(self._is_prose(at) for at in body[1:]):
            return
        title, below, rest = body[0], body[1], body[2:]
        if rest and self._is_kicker(title) and _is_title(self.words[below], words=25):
            self.roles[title] = Role.SUBHEADING
            title, below, rest = below, rest[0], rest[1:]
        self.roles[title] = Role.HEADING
        if rest and self.roles[below] is Role.PARAGRAPH and self._is_lead(below, rest[0]):
            self.roles[below] = Role.LEAD

    def mark_subheadings(self) -> None:
        """Find short lines without a full stop between a finished paragraph and the next one."""
        body = [at for at, role in enumerate(self.roles) if role not in _ASIDE]
        for before, at, after in zip(body, body[1:], body[2:], strict=False):
            if (
                self.roles[at] is Role.PARAGRAPH
                and self._is_subheading(at)
                and self._is_finished(before, at)
                and (self._is_prose(after) or self.roles[after] in (Role.ITEM, Role.QUOTE))
            ):
                self.roles[at] = Role.SUBHEADING

    def _is_button(self, at: int) -> bool:
        """Say whether a unit is a row of share buttons, or one of a column of them."""
        if not is_buttons(self.words[at]):
            return False
        near = self.words[max(0, at - 1) : at] + self.words[at + 1 : at + 2]
        return len(self.words[at].split()) > 1 or any(is_buttons(words) for words in near)

    def _mark_links(self, start: int) -> None:
        """Take the short lines below the heading of a link list for links.

        A last line set apart by a blank one is spared if text follows: it may be a subheading.
        """
        end = start
        while end < len(self.words) and not self._is_prose(end):
            end += 1
        if end < len(self.words) and end > start and self.units[end - 1].gap:
            end -= 1
        self.roles[start:end] = [Role.CHROME] * (end - start)

    def _is_prose(self, at: int) -> bool:
        words = self.words[at]
        return self.roles[at] not in _ASIDE and (
            ends_sentence(words) or words.endswith(":") or len(words[:2_000].split()) >= _LONG
        )

    def _is_kicker(self, at: int) -> bool:
        """Say whether the first line is a topic above the title: three words at most, and the next line longer."""
        below = self.words[at + 1] if at + 1 < len(self.words) else ""
        return len(self.words[at].split()) <= 3 and len(below.split()) >= 5

    def _is_lead(self, at: int, after: int) -> bool:
        if _is_title(self.words[at], words=40) and len(self.words[at].split()) > 2:
            return True
        if len(self.words[at].split()) > 60:
            return False
        signed = any(is_imprint(self.words[between]) for between in range(at + 1, after))
        return signed or _DATELINE.match(self.words[after]) is not None

    def _is_subheading(self, at: int) -> bool:
        words = self.words[at]
        if words.endswith(("?", "!")) and (not self.units[at].gap or len(words.split()) > 8):
            return False
        return _is_title(words, words=12)

    def _is_finished(self, before: int, at: int) -> bool:
        """Say whether the text before a line is complete, so that the line cannot be its continuation."""
        if self.roles[before] is Role.QUOTE:
            return self.units[at].gap
        return self.roles[before] is not Role.PARAGRAPH or ends_sentence(self.words[before])


def _is_title(text: str, *, words: int) -> bool:
    """Say whether a line has the form of a title: short, a capital first, no full stop, quotes closed."""
    first = text.lstrip("„\"»«“›‚'#(")[:1]
    return (
        len(text) <= 12 * words
        and len(text.split()) <= words
        and (first.isupper() or first.isdigit())
        and any(char.isalpha() for char in text)
        and not text.startswith("(")
        and text[-1] not in ".:;,…–—-*"
        and text.count('"') % 2 == 0
        and text.count("„") <= text.count("“") + text.count("”")
        and not _NEW_SENTENCE.search(text)
        and not (ends_sentence(text) and text[-1] not in "?!")
    )


def _next_mark(mark: str) -> str:
    """Return the mark a list goes on with after this one.

    >>> _next_mark("2."), _next_mark("-")
    ('3.', '-')
    """
    return f"{int(mark[:-1]) + 1}{mark[-1]}" if mark[:-1].isdecimal() else mark


def _prior_mark(mark: str) -> str:
    return f"{int(mark[:-1]) - 1}{mark[-1]}" if mark[:-1].isdecimal() else mark
