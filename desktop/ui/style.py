"""The style sheet of the window in one theme."""

import re
from dataclasses import asdict

from desktop.core.places import resource
from desktop.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return resources/styles/window.qss with the theme's colours in the place of their names."""
    sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
    colours = asdict(theme)
    return re.sub(r"\{(\w+)\}", lambda name: str(colours[name[1]]), sheet)
