"""Colours, fonts and line patterns of the window, light and dark, and how an application takes them on.

A family of signals is told by tint, line pattern and letter together: between two tints alone a colour-blind reader
sees hardly a difference.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.core.places import resource
from desktop.core.signal import Family


@dataclass(frozen=True, slots=True)
class Shade:
    """How one family of signals looks: the tint behind its words and the line below them."""

    tint: str
    line: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the window, as "#RRGGBB"."""

    name: str
    """light | dark"""
    page: str
    """Behind the article."""
    text: str
    muted: str
    """Secondary text: captions, hints, who says it."""
    chrome: str
    """Navigation residue in the article; still readable on the page."""
    window: str
    """Behind menus, tool bars and the space between cards."""
    panel: str
    """Behind a card, a list or an input."""
    border: str
    """Between things that are told apart without it."""
    edge: str
    """Around a field to type in, and the handle of a scroll bar: marks that must be seen."""
    accent: str
    """Focus, links, the chosen card, the glyph of a note."""
    on_accent: str
    """Text on the accent."""
    selection: str
    """Behind selected text, whose colour stays as it is."""
    search: str
    """Frame of a search hit; used for nothing else."""
    current: str
    """Frame of the chosen signal."""
    fault: Shade
    """Ground and stripe of what went wrong; used for nothing else."""
    care: Shade
    """The sign of a combination that asks for a second look."""
    credit: Shade
    """The sign of a combination that speaks for the sourcing."""
    hedge: Shade
    source: Shade
    denial: Shade

    def shade(self, family: Family) -> Shade:
        """Return tint and line of a family."""
        return {Family.HEDGE: self.hedge, Family.SOURCE: self.source, Family.DENIAL: self.denial}[family]


LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    text="#1A1A1A",
    muted="#5C5F66",
    chrome="#70737A",
    window="#F1F0ED",
    panel="#FBFAF8",
    border="#D5D3CD",
    edge="#85888F",
    accent="#2F5D8C",
    on_accent="#FFFFFF",
    selection="#C3CBF3",
    search="#1B7F3B",
    current="#1A1A1A",
    fault=Shade("#FBE4DC", "#B3261E"),
    care=Shade("#E3E1DB", "#3F4248"),
    credit=Shade("#CFEBE6", "#0B6358"),
    hedge=Shade("#FFE9B8", "#8A5A00"),
    source=Shade("#CFE6F7", "#0067A3"),
    denial=Shade("#F4D5E5", "#A01E66"),
)

DARK = Theme(
    name="dark",
    page="#1E1E1E",
    text="#E6E6E6",
    muted="#A6A8AD",
    chrome="#8B8D92",
    window="#161616",
    panel="#252526",
    border="#3C3C3E",
    edge="#6F7076",
    accent="#8AB8E6",
    on_accent="#10202F",
    selection="#3B427A",
    search="#5CC983",
    current="#F2F2F2",
    fault=Shade("#4A221B", "#FF8A73"),
    care=Shade("#3A3A3D", "#D6D8DC"),
    credit=Shade("#0F403A", "#7ADBCB"),
    hedge=Shade("#4D3A00", "#F2B84B"),
    source=Shade("#0B3B58", "#6CC0F5"),
    denial=Shade("#54203E", "#F08CC0"),
)

_UNDERLINES = {
    Family.HEDGE: QTextCharFormat.UnderlineStyle.DotLine,
    Family.SOURCE: QTextCharFormat.UnderlineStyle.DashUnderline,
    Family.DENIAL: QTextCharFormat.UnderlineStyle.SingleUnderline,
}


class Faces(NamedTuple):
    """The families of type in use: the article's serif and the window's sans."""

    serif: str
    sans: str


def theme_for(choice: str) -> Theme:
    """Return the theme for "light", "dark" or "auto"; auto follows the system and is light where that says nothing."""
    if choice == "auto":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application one look that does not depend on the platform: Fusion, our palette, our sans."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    palette = _palette(theme)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    font = QFont(app.font())
    font.setFamily(load_fonts().sans)
    app.setFont(font)


@cache
def load_fonts() -> Faces:
    """Register the fonts the program ships and return the families to use; the system's own where none is there.

    Needs a running QGuiApplication. A file that is no font is passed over.
    """
    return Faces(
        _register("serif") or QFontInfo(QFont("serif")).family(),
        _register("sans") or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),
    )


def line_pattern(family: Family) -> QTextCharFormat.UnderlineStyle:
    """Return the line below a family's words: hedges dotted, anonymous sources dashed, denials solid."""
    return _UNDERLINES[family]


def _register(folder: str) -> str:
    """Register the fonts of one folder and return their family, or an empty string."""
    families: list[str] = []
    for file in sorted(path for path in resource("fonts", folder).glob("*") if path.suffix.lower() in (".ttf", ".otf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else ""


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.panel,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for name, colour in colours.items():
            palette.setColor(group, name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.chrome))
    return palette
