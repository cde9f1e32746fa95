"""How the parts of a text are told apart."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import Role
from desktop.core.places import sample
from desktop.reading import lay_out, read

BODY = "Der Minister hat die Vorwürfe am Freitag in Berlin entschieden zurückgewiesen und eine Prüfung angekündigt."
MORE = "Die Opposition hatte zuvor einen Untersuchungsausschuss gefordert, weil wichtige Akten verschwunden seien."


def laid(text: str) -> list[tuple[str, str]]:
    """Return role and words of each block."""
    article = lay_out(text, key="t")
    return [(block.role.value, block.span.of(text)) for block in article.blocks]


def roles(text: str) -> list[str]:
    return [role for role, _ in laid(text)]


def test_the_sample_is_laid_out_as_a_reader_sees_it() -> None:
    # GIVEN the sample article
    # WHEN it is read
    article = read(str(sample()))
    # THEN title, lead, subheadings and navigation are told from the paragraphs
    found = [(block.role, block.span.of(article.text)) for block in article.blocks if block.role is not Role.PARAGRAPH]
    assert found == [
        (Role.HEADING, "Der Kreml bestreitet, dass Putin sich wegen der Ukraine an die USA gewandt hat"),
        (Role.LEAD, "Kreml weist Bericht über mögliche Gespräche mit den USA über Ukraine-Konflikt zurück"),
        (Role.SUBHEADING, "Entkräftung des Berichts durch den Kreml"),
        (Role.SUBHEADING, "Einschätzung der Situation"),
        (Role.SUBHEADING, "Russlands taktisches Vorgehen"),
        (Role.CHROME, "Die mobile Version verlassen"),
    ]
    assert article.title == found[0][1]
    assert len(article.blocks) == 13
    assert article.notices == ()


def test_the_same_parts_are_found_when_only_single_line_breaks_part_them() -> None:
    # GIVEN the sample without blank lines
    text = sample().read_text(encoding="utf-8")
    dense = text.replace("\n\n", "\n")
    # WHEN both are laid out
    # THEN they have the same parts
    assert roles(dense) == roles(text)


def test_a_wrapped_text_gives_paragraphs_and_not_lines() -> None:
    # GIVEN the sample, wrapped at 72 characters as in a mail
    text = sample().read_text(encoding="utf-8")
    wrapped = "\n\n".join(fill(part, 72) for part in text.split("\n\n"))
    # WHEN it is laid out
    # THEN it has the parts of the unwrapped text
    assert roles(wrapped) == roles(text)


def test_a_wrapped_text_without_blank_lines_parts_where_a_line_ends_early() -> None:
    # GIVEN two wrapped paragraphs right below each other, with a subheading between them
    text = "\n".join([fill(BODY + " " + MORE, 60), "Neue Vorwürfe", fill(MORE + " " + BODY, 60)])
    # WHEN it is laid out
    # THEN they are three parts
    assert roles(text) == ["paragraph", "subheading", "paragraph"]


def test_an_unevenly_wrapped_passage_parts_only_after_sentences() -> None:
    # GIVEN lines broken anywhere, as copied from a web page
    first = "Der Chef der Gruppe\n Arbeit und Soziales sagte am Freitag der \nZeitung, die Rente sei\nsicher."
    text = f"{first} \nKritik kam aus der Opposition, die von einem\nSkandal sprach."
    # WHEN it is laid out
    # THEN no broken line became a heading
    assert laid(text) == [
        (
            "paragraph",
            "Der Chef der Gruppe\n Arbeit und Soziales sagte am Freitag der \nZeitung, die Rente sei\nsicher.",
        ),
        ("paragraph", "Kritik kam aus der Opposition, die von einem\nSkandal sprach."),
    ]


@pytest.mark.parametrize(
    "passage",
    [
        BODY,
        f"{BODY}\n{MORE}",
        f"und das sei auch gut so\n\n{BODY}",
        f"Die Frage lautet:\n{BODY}",
        "Nur eine Zeile ohne Punkt",
        f"(itu)\n{BODY}",
    ],
)
def test_a_passage_from_the_middle_gets_no_title(passage: str) -> None:
    # GIVEN a passage that begins anywhere
    # WHEN it is laid out
    # THEN nothing in it is called a title
    assert not {"heading", "lead", "subheading"} & set(roles(passage))


@pytest.mark.parametrize(
    "line",
    [
        "Zum Inhalt springen",
        "Mehr zum Thema",
        "Lesen Sie auch: Warum der Kreml schweigt",
        "Anzeige",
        "Artikel teilen",
        "► Artikel teilen",
        "Quelle: dpa",
        "Facebook Twitter WhatsApp E-Mail",
        "Wir verwenden Cookies, um mehr zu wissen. Ja.",
        "* * *",
        "(dpa/afp)",
        "Lesezeit: 4 Minuten",
        "4 Min. Lesezeit",
        "https://example.org/artikel/1",
        "Seite 1 von 3",
        "Kommentare (12)",
    ],
)
def test_residue_of_the_page_is_set_aside(line: str) -> None:
    # GIVEN a line of navigation between two paragraphs
    # WHEN the text is laid out
    # THEN the line is residue and its neighbours are text
    assert roles(f"{BODY}\n\n{line}\n\n{MORE}") == ["paragraph", "chrome", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Die Quelle: ein Mitarbeiter des Ministeriums, der nicht genannt werden will.",
        "Das Teilen falscher Meldungen auf Facebook und Twitter nimmt zu.",
        "Mehr zum Thema Rente will der Minister am Montag sagen.",
        "Von der Leyen wies das zurück.",
    ],
)
def test_text_that_resembles_residue_stays_text(line: str) -> None:
    # GIVEN a sentence with words of navigation
    # WHEN the text is laid out
    # THEN it is text
    assert roles(f"{BODY}\n\n{line}\n\n{MORE}") == ["paragraph"] * 3


def test_links_below_their_heading_are_set_aside_and_a_subheading_after_them_is_not() -> None:
    # GIVEN a list of links in the middle of a text
    text = f"{BODY}\n\nMehr zum Thema\nKanzler unter Druck\nWas die Akten zeigen\n\nNeue Vorwürfe\n\n{MORE}"
    # WHEN it is laid out
    # THEN the links are residue, the subheading is none
    assert roles(text) == ["paragraph", "chrome", "chrome", "chrome", "subheading", "paragraph"]


def test_links_at_the_end_are_set_aside() -> None:
    # GIVEN links after the last paragraph
    text = f"{BODY}\n\nDas könnte Sie auch interessieren\n\nKanzler unter Druck\n\nWas die Akten zeigen"
    # WHEN it is laid out
    # THEN they are residue
    assert roles(text) == ["paragraph", "chrome", "chrome", "chrome"]


def test_byline_and_date_are_set_aside_and_tell_the_lead() -> None:
    # GIVEN title, lead in whole sentences, byline, date
    head = "Minister wehrt sich\n\nEr nennt die Vorwürfe falsch."
    text = f"{head}\n\nVon Anna Muster und Bo Beispiel\n\n3. März 2024, 14:05 Uhr\n\n{BODY}"
    # WHEN it is laid out
    # THEN each has its part
    assert roles(text) == ["heading", "lead", "chrome", "chrome", "paragraph"]


def test_a_first_paragraph_is_no_lead_without_a_sign() -> None:
    # GIVEN a title and two paragraphs
    # WHEN they are laid out
    # THEN the first paragraph is a paragraph
    assert roles(f"Minister wehrt sich\n\n{BODY}\n\n{MORE}") == ["heading", "paragraph", "paragraph"]


def test_a_topic_line_above_the_title_is_not_the_title() -> None:
    # GIVEN a topic line, then the title
    article = lay_out(f"Streit um Akten\n\nMinister wehrt sich gegen schwere Vorwürfe\n\n{BODY}", key="t")
    # WHEN its title is asked for
    # THEN it is the second line
    assert article.title == "Minister wehrt sich gegen schwere Vorwürfe"


def test_lists_quotations_and_captions_are_told_apart() -> None:
    # GIVEN one of each
    items = "- erstens die Akten\n- zweitens die Zeugen"
    text = f"{BODY}\n\n{items}\n\n„Daran ist kein einziges Wort wahr.“\n\nFoto: dpa\n\n{MORE}"
    # WHEN they are laid out
    # THEN each has its role
    assert roles(text) == ["paragraph", "item", "item", "quote", "caption", "paragraph"]


def test_a_number_or_dash_alone_makes_no_list() -> None:
    # GIVEN sentences that begin with a number or a dash
    # WHEN they are laid out
    # THEN they are paragraphs
    assert roles(f"{BODY}\n\n3. Oktober war der Tag.\n\n– so sagte er es.\n\n{MORE}") == ["paragraph"] * 4


def test_a_caption_is_told_by_the_credit_at_its_end() -> None:
    # GIVEN a picture's description with its credit
    # WHEN it is laid out
    # THEN it is a caption
    assert roles(f"{BODY}\n\nDer Minister am Freitag in Berlin. Foto: dpa/Max Muster\n\n{MORE}")[1] == "caption"


def test_questions_are_subheadings_only_where_they_stand_alone() -> None:
    # GIVEN the same question set apart and not
    # WHEN both are laid out
    # THEN only the one set apart is a subheading
    assert roles(f"{BODY}\n\nWas geschah wirklich?\n\n{MORE}")[1] == "subheading"
    assert roles(f"{BODY}\nWas geschah wirklich?\n{MORE}")[1] == "paragraph"


def test_a_line_of_a_collection_keeps_its_text() -> None:
    # GIVEN a text with what reading would clean away
    text = f"\ufeffTitel der Seite\r\n\r\nDas ist angeb\u00adlich wahr \ud800.\u2028{BODY}"
    # WHEN it is laid out
    article = lay_out(text, key="k1")
    # THEN the text is untouched, has its id, and its digest can be taken
    assert article.text == text
    assert article.id == "k1"
    assert len(article.digest) == 64


PIECES = [
    "\n",
    "\n\n",
    "\r\n",
    " ",
    BODY,
    "Mehr zum Thema",
    "- eins",
    "1. a",
    "2. b",
    "Titel",
    "Von A B",
    "Foto: x",
    "und so",
    "\ud800",
]


@given(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(PIECES)), max_size=25).map("".join))
def test_blocks_are_in_order_apart_and_cover_every_visible_character(text: str) -> None:
    # GIVEN any text
    # WHEN it is laid out
    blocks = lay_out(text, key="t").blocks
    # THEN nothing but white space lies outside the blocks, and none begins or ends with it
    end = 0
    for block in blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        assert not text[end : block.span.start].strip()
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.span.end
    assert not text[end:].strip()


@given(st.text(alphabet='aA.,:\n -–"„“(1)>•', max_size=80))
def test_any_mix_of_marks_and_line_breaks_is_covered(text: str) -> None:
    # GIVEN a text of marks that mean something to the layout
    # WHEN it is laid out
    blocks = lay_out(text, key="t").blocks
    # THEN every visible character lies in exactly one block
    assert "".join("".join(block.span.of(text).split()) for block in blocks) == "".join(text.split())
