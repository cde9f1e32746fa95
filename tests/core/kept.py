"""Holdings for tests of what goes out and comes in: by hand, and as a strategy."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from desktop.core.article import KnownArticle
from desktop.core.holdings import Holdings, KeptArticle, KeptNote
from desktop.core.judging import Judgement, SignalKey, Verdict
from desktop.core.note import Anchor, Note

DAY = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
KNOWN = KnownArticle("a", 'Kreml; "Dementi"', "/texte/größe.txt", DAY, "Tagblatt")

WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("\"'\\<>&|#*`_[]{}\n\t\r😀e\u0308\u202e\u2028\x85="),
    ),
    max_size=30,
)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def note(body: str = "Wer?", *, key: str | None = None, anchored: bool = True, number: int = 1) -> Note:
    anchor = Anchor(4, 9, "Kreml", "Der ", " weist") if anchored else None
    return Note(f"{number:032x}", "a", anchor, key, body, DAY, DAY, ("anonym", "quelle"))


def holding(*notes: Note, known: KnownArticle = KNOWN, verdicts: tuple[Judgement, ...] = ()) -> Holdings:
    return Holdings((KeptArticle(known, notes=tuple(map(KeptNote, notes)), verdicts=verdicts),))


def judged(rule: str, sentence: str, verdict: Verdict, nth: int = 0) -> Judgement:
    return Judgement(SignalKey(rule, sentence, nth), verdict, DAY)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start, exact = draw(st.integers(0, 10_000)), draw(WORDS.filter(bool))
    return Anchor(start, start + len(exact), exact, draw(WORDS), draw(WORDS))


@st.composite
def some_holdings(draw: st.DrawFn) -> Holdings:
    """Return a few articles with notes of all sorts; ids are given once."""
    articles, number = [], 0
    for index in range(draw(st.integers(0, 3))):
        location = draw(st.sampled_from(["/a/b c.txt", "https://example.org/a?b=ü#c", "", "C:\\texte\\a.txt"]))
        known = KnownArticle(f"a{index}", draw(WORDS), location, draw(st.none() | TIMES), draw(WORDS), draw(WORDS))
        notes = []
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            key = draw(st.sampled_from([None, "D.reject|deny-1"]))
            tags = tuple(sorted(draw(st.sets(WORDS.map(lambda words: " ".join(words.split())).filter(bool)))))
            place = draw(st.none() | anchors())
            created = draw(TIMES)
            notes.append(KeptNote(Note(f"{number:032x}", known.id, place, key, draw(WORDS), created, created, tags)))
        articles.append(KeptArticle(known, notes=tuple(notes)))
    return Holdings(tuple(articles))
