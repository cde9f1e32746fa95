"""Texts of articles in our own JSON: their digests and blocks, checked against their words."""

import re
from hashlib import sha256

from desktop.core.article import Block, Role
from desktop.core.imports.fields import Field
from desktop.core.text import Span

_DIGEST = re.compile("[0-9a-f]{64}")
_ROLES = tuple(Role)


def digest(field: Field, text: str | None = None) -> str:
    """Return the digest of an edition, if it is that of `text`, as far as that is known."""
    told = field.need("digest").matching(_DIGEST, '"0123…ef" (SHA-256)')
    # The store keeps "?" for half a character, which the digest was still made of.
    if text is not None and "?" not in text:
        actual = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if actual != told:
            field.need("digest").refuse(f'"{actual}"')
    return told


def blocks(field: Field, length: int) -> tuple[Block, ...]:
    """Return the blocks of a text of that length: in order, apart, inside it."""
    found, done = [], 0
    for one in field.items():
        one.has_only("role", "start", "end")
        start = one.need("start").number(done)
        end = one.need("end").number(start)
        if end > length:
            one.need("end").refuse(f"≤ {length}")
        found.append(Block(Span(start, end), Role(one.need("role").one_of(*_ROLES))))
        done = end
    return tuple(found)
