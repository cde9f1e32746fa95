"""How an article is set: fonts, sizes, spaces and colours for every role a block can have."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from desktop.core.article import Role
from desktop.ui.theme import Theme, load_fonts

_LETTERS = "eeeeeeeeennnnniiiisssrrrraaatttdddhhuuullccggmmoobwfkzp        "
"""Letters and spaces about as often as German has them: the width of the average one sets the measure."""
MEASURE = 68
"""Characters in a line of the article."""


@dataclass(frozen=True, slots=True)
class _Face:
    """How one role is set; sizes in parts of the body's, spaces in em of the body."""

    size: float = 1.0
    leading: float = 1.52
    above: float = 0.0
    below: float = 0.72
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    sans: bool = False
    colour: str = "text"
    """The name of the colour in the theme."""
    indent: float = 0.0
    hang: float = 0.0
    level: int = 0
    """Of a heading, for screen readers."""


_FACES = {
    Role.HEADING: _Face(size=1.85, leading=1.2, below=1.0, weight=QFont.Weight.Bold, level=1),
    Role.LEAD: _Face(size=1.18, leading=1.42, below=1.4),
    Role.SUBHEADING: _Face(size=1.12, leading=1.3, above=1.5, below=0.5, weight=QFont.Weight.Bold, level=2),
    Role.PARAGRAPH: _Face(),
    Role.QUOTE: _Face(italic=True, indent=1.6),
    Role.ITEM: _Face(below=0.5, indent=0.8, hang=0.8),
    Role.CAPTION: _Face(size=0.82, leading=1.4, sans=True, colour="muted"),
    Role.CHROME: _Face(size=0.78, leading=1.4, above=0.9, below=0.5, sans=True, colour="chrome"),
}


@dataclass(frozen=True, slots=True)
class Typography:
    """The fonts and measures of an article at one size in one theme."""

    theme: Theme
    points: int

    def font(self, face: _Face | None = None) -> QFont:
        """Return the font of the body, or of one face."""
        face = face or _FACES[Role.PARAGRAPH]
        faces = load_fonts()
        font = QFont(faces.sans if face.sans else faces.serif)
        font.setPointSizeF(self.points * face.size)
        font.setWeight(face.weight)
        font.setItalic(face.italic)
        return font

    @property
    def em(self) -> float:
        """Return the size of the body in pixels."""
        return float(QFontInfo(self.font()).pixelSize())

    @property
    def column(self) -> float:
        """Return how many pixels a line of MEASURE average characters is wide."""
        return QFontMetricsF(self.font()).horizontalAdvance(_LETTERS) / len(_LETTERS) * MEASURE

    def formats(self, role: Role) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Return how a block of that role and its characters are set."""
        face = _FACES[role]
        font = self.font(face)
        em = self.em
        block = QTextBlockFormat()
        natural = QFontMetricsF(font).lineSpacing()
        percent = 100 * face.leading * QFontInfo(font).pixelSize() / natural
        block.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(face.above * em)
        block.setBottomMargin(face.below * em)
        block.setLeftMargin(face.indent * em)
        block.setRightMargin(face.indent * em if role is Role.QUOTE else 0)
        block.setTextIndent(-face.hang * em)
        block.setHeadingLevel(face.level)
        characters = QTextCharFormat()
        characters.setFont(font)
        characters.setForeground(QColor(getattr(self.theme, face.colour)))
        return block, characters
