"""What the reader types into the search field, as a query the full-text index understands."""

import re
from itertools import product

from sqlite_utils import Database

from desktop.store.text import storable

# Left out are letters that the index takes for marks between words.
_WORD = re.compile(r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+")

_SPELLINGS = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}

_SPELLING = re.compile("(" + "|".join(_SPELLINGS) + ")")

_SHORTEST_PART = 3

_MOST_PLACES = 4
"""A word with more places to spell differently is looked up in its first ones only: each place doubles the lookups."""


def index_query(typed: str) -> str | None:
    """Return the query for notes that hold every word of `typed` or a word beginning with it; None without any word.

    The index keeps words as written, so the query asks for both spellings of umlauts and ß. Operators and quotation
    marks are no more than the space between words.

    >>> index_query('Aerzte "streik')
    '("aerzte"* OR "ärzte"*) AND ("streik"*)'
    """
    alternatives = ([f'"{spelling}"*' for spelling in spellings] for spellings in spelled_words(typed))
    return " AND ".join(f"({' OR '.join(options)})" for options in alternatives) or None


def whole_query(typed: str) -> str:
    """Return the query for what holds any of these words as a whole, in either spelling.

    >>> whole_query("Aerzte streik")
    '"aerzte" OR "ärzte" OR "streik"'
    """
    return " OR ".join(f'"{spelling}"' for spellings in spelled_words(typed) for spelling in spellings)


def part_query(typed: str) -> str | None:
    """Return the query for titles that hold every word of `typed` somewhere, as a part of a compound too.

    None without any word, or with one shorter than the three letters such an index goes by.

    >>> part_query("Impfung")
    '("impfung")'
    """
    queries = part_queries(typed)
    return " AND ".join(f"({query})" for query in queries) if queries else None


def part_queries(typed: str) -> list[str] | None:
    """Return for each word of `typed` the query for titles that hold it; None where `part_query` is None.

    >>> part_queries("Impfung Streik")
    ['"impfung"', '"streik"']
    """
    words = spelled_words(typed)
    if any(len(spelling) < _SHORTEST_PART for spellings in words for spelling in spellings):
        return None
    return [" OR ".join(f'"{spelling}"' for spelling in spellings) for spellings in words] or None


def spelled_words(typed: str) -> list[list[str]]:
    """Return the words of `typed` in small letters, each with the other ways to write it behind it.

    >>> spelled_words("Die Ärzte")
    [['die'], ['ärzte', 'aerzte']]
    """
    return [_spellings(word) for word in _WORD.findall(storable(typed).lower())]


def fold_with(db: Database) -> None:
    """Teach a connection `folded(words)`: SQLite alone takes Ä and ä for different letters."""
    db.conn.create_function("folded", 1, str.casefold, deterministic=True)


def _spellings(word: str) -> list[str]:
    """Return the word and the other ways to write it.

    >>> _spellings("größe")
    ['größe', 'grösse', 'groeße', 'groesse']
    """
    parts = _SPELLING.split(word, maxsplit=_MOST_PLACES)
    options = [(part, _SPELLINGS[part]) if index % 2 else (part,) for index, part in enumerate(parts)]
    return ["".join(choice) for choice in product(*options)]
