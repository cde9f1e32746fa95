"""HTML written by hand: foreign words stay words."""

import re
from html import escape

_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What HTML does not allow in a text: control characters, halves of characters, what is no character."""
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What would turn the direction of the words behind it."""


def escaped(text: str) -> str:
    """Return a text that shows as it is, in an element or between quotation marks of an attribute.

    >>> escaped('<b title="x">&')
    '&lt;b title=&quot;x&quot;&gt;&amp;'
    """
    return escape(_STEERING.sub("\ufffd", _FORBIDDEN.sub("\ufffd", text)))


def tag(name: str, *inner: str, kind: str = "", ident: str = "") -> str:
    """Return an element; `inner` is HTML."""
    attributes = f' class="{kind}"' * bool(kind) + f' id="{ident}"' * bool(ident)
    return f"<{name}{attributes}>{''.join(inner)}</{name}>"


def link(target: str, inner: str) -> str:
    """Return a link to a place of the same page; `inner` is HTML."""
    return f'<a href="#{target}">{inner}</a>'
