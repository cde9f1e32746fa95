"""What the indexes find is what one would find by reading everything, in the same order."""

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.core.article import Article
from desktop.core.library import parse_query
from desktop.store.library import finding
from desktop.store.library.library import Library
from desktop.store.notes.notebook import Notebook
from desktop.store.search import spelled_words

MakeArticle = Callable[..., Article]
WORDS = [
    "der",
    "Kreml",
    "streikt",
    "Streik",
    "Streiks",
    "Warnstreik",
    "Ärzte",
    "Aerzte",
    "Zahnärzte",
    "Straße",
    "strasse",
    "hätte",
    "hatte",
    "a8",
    "Bericht",
]
OUTLETS = ("Abendblatt", "Tagblatt", "Süd-Kurier")
TYPED = (
    "der",
    "kreml",
    "streik",
    "STREIKS",
    "aerzte",
    "ärzt",
    "strasse",
    "hatte",
    "arzt",
    "a",
    "rzte",
    "nichts",
    "treik",
)
FIELDS = (
    "",
    "",
    "tag:x",
    "tag:X tag:yz",
    "quelle:blatt",
    "source:süd",
    "quelle:texte/7",
    "tag:x quelle:tag",
    "tag:fehlt",
)

Thing = tuple[str, str, str, frozenset[str], Article]
"""What is told of it where it is found, its title, all its words, its tags, and its article."""


def told(thing: Thing) -> str:
    """Return what a thing is told by: an article by its id, a note by its words."""
    return thing[0]


def fits(thing: Thing, typed: str) -> bool:
    """Say whether a thing matches, by reading it."""
    query, words = parse_query(typed), spelled_words(parse_query(typed).words)
    _, title, text, tags, article = thing
    read = re.findall(r"[^\W_]+", f"{title} {text}".lower())
    whole = all(any(word.startswith(tuple(spellings)) for word in read) for spellings in words)
    parts = all(any(len(one) > 2 and one in title.lower() for one in spellings) for spellings in words)
    outlet, wanted = (article.origin.publisher or "").casefold(), [part.casefold() for part in query.outlets]
    place = outlet if any(part in name.casefold() for name in OUTLETS for part in wanted) else article.origin.location
    return (
        (whole or (bool(words) and parts))
        and (not query.tags or bool({tag.casefold() for tag in query.tags} & tags))
        and (not wanted or any(part in place for part in wanted))
    )


@pytest.fixture
def things(library: Library, notebook: Notebook, article: MakeArticle) -> list[Thing]:
    """Fill the library and return all texts and notes in it, those that came last first."""
    chance, kept = Random(5), list[Thing]()
    for number in range(60):
        words = " ".join(chance.choices(WORDS, k=6))
        title, outlet = " ".join(chance.choices(WORDS, k=2)), chance.choice(OUTLETS)
        text = article(words, key=f"{number % 50}", title=title, outlet=outlet)
        library.remember(text)
        kept.insert(0, (text.id, title, words, frozenset(), text))
        if number % 3 == 0:
            body, tags = f"{number} {chance.choice(WORDS)}", chance.sample(["x", "yz"], k=chance.randrange(3))
            notebook.annotate(text, body, tags=tuple(tags))
            library.tags()
            kept.insert(0, (body, "", f"{body} {' '.join(tags)}", frozenset(tags), text))
    library.remove("7")
    return [_as_it_is_now(thing, kept) for thing in kept if told(thing) != "7"]


def _as_it_is_now(thing: Thing, kept: list[Thing]) -> Thing:
    """Return a thing with the tags of its article, if it is a text, and with the outlet the article has now."""
    newest = next(other[4] for other in kept if other[4].id == thing[4].id)
    of_article = frozenset[str]().union(*(other[3] for other in kept if other[4].id == thing[4].id))
    return (*thing[:3], of_article if told(thing) == thing[4].id else thing[3], newest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(TYPED), max_size=3), st.sampled_from(FIELDS), st.sampled_from([2, 10, 1000]))
@example(["streik"], "", 10)
@example(["der", "kreml"], "tag:x quelle:tag", 2)
def test_all_that_matches_is_found_the_newest_first(
    library: Library, things: list[Thing], words: list[str], fields: str, at_once: int
) -> None:
    # GIVEN a library, and one of the ways to search it: few things at a time, all at a time, by reading some
    typed = " ".join([*words, fields]).strip()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "_AT_ONCE", at_once)
        patch.setattr(finding, "_ARE_MANY", f"{finding._WORDS} LIMIT 1 OFFSET {at_once}")
        # WHEN something is looked for
        answers = [library.search(typed, ranked=ranked, limit=999).hits for ranked in (False, True)]
    # THEN it is what one finds by reading everything, an article once, the newest first
    read = list(dict.fromkeys(told(thing) for thing in things if typed and fits(thing, typed)))
    newest, best = ([hit.note.body if hit.note else hit.article.id for hit in hits] for hits in answers)
    assert newest == read
    assert sorted(best) == sorted(read)
