"""The help keeps up with the program: whatever can be met, typed or pressed stands there, in both languages."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop import cli
from desktop.cli.commands import root
from desktop.core.anchoring import CONTEXT, MIN_QUOTE, SHORT
from desktop.core.article import Place, Role
from desktop.core.help import PAGES, anchors, headings, help_page
from desktop.core.interchange import exchanged_article
from desktop.core.messages import message_table
from desktop.core.signal import Form, Voice
from desktop.desk import Desk
from desktop.ui.actions import Actions, commands
from desktop.ui.help.window import shortcut_table
from desktop.ui.panel import note_editor
from desktop.ui.texts import Texts

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "en")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
KEY = re.compile(r"(?:Strg|Ctrl|Umschalt|Shift|Alt)\+\S+|F\d+")
MENU_PATH = re.compile(r"\*\*([^*›]+) › ([^*›]+)\*\*")
EXAMPLE = re.compile(r"^- (.+)$", re.MULTILINE)
NO_SIGNAL = re.compile(r"^(?:Kein Signal|No signal): ")
COPY = {"Strg+C", "Ctrl+C"}
"""What Qt and every terminal bring along."""


@cache
def page(name: str, language: str) -> str:
    return help_page(name, language, tables={"shortcuts": shortcut_table(Texts(language))})


def table(*parts: str) -> dict[str, Any]:
    return tomllib.loads(ROOT.joinpath("resources", *parts).read_text(encoding="utf-8"))


def codes(name: str, language: str) -> list[str]:
    """Return what the headings of a page have in brackets."""
    return [found[0] for found in (anchors(heading.words)[1:] for heading in headings(page(name, language))) if found]


def sections(name: str, language: str) -> dict[str, str]:
    """Return what stands below each heading with a code, by code."""
    parts = re.split(r"^#+ .*?(?:\(([^)\n]+)\))?$", page(name, language), flags=re.MULTILINE)
    return {code.replace("\\", ""): text for code, text in zip(parts[1::2], parts[2::2], strict=True) if code}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_has_every_page(language: str) -> None:
    # GIVEN the folder of one language / WHEN listed / THEN it holds the pages, no fewer and no more
    assert {path.stem for path in (ROOT / "resources" / "help" / language).iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_tell_the_same_story(name: str) -> None:
    # GIVEN a page in both languages
    german, english = (headings(page(name, language)) for language in LANGUAGES)
    # WHEN their headings are compared
    # THEN they stand equally deep, in the same order, one title first
    assert [heading.level for heading in german] == [heading.level for heading in english]
    assert codes(name, "de") == codes(name, "en")
    assert [heading.level for heading in german].count(1) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_marker_is_left_on_a_page(name: str, language: str) -> None:
    # GIVEN a page / WHEN read / THEN its markers have become text
    assert "{{" not in page(name, language)


# signals


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_signal_is_explained(language: str) -> None:
    # GIVEN the kinds of signals
    kinds = table("lexicons", "de", "kinds.toml")
    # WHEN the page on signals is read
    told = sections("signals", language)
    # THEN each has one section, with examples, why it may matter and when it is harmless
    assert codes("signals", language) == list(kinds)
    assert [kind for kind, entry in kinds.items() if not EXAMPLE.search(told[kind])] == []
    assert [kind for kind, entry in kinds.items() if entry["why"][language] not in told[kind]] == []
    assert [kind for kind, entry in kinds.items() if entry["harmless_when"][language] not in told[kind]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sort_of_combination_is_explained(language: str) -> None:
    # GIVEN the sorts of combinations
    sorts = table("lexicons", "de", "combinations.toml")["sort"]
    # WHEN the page on the overview is read
    told = sections("overview", language)
    # THEN each has one section, in the same order, with more than its reasons
    assert [code for code in codes("overview", language) if code in sorts] == list(sorts)
    for sort, entry in sorts.items():
        reasons = entry["why"][language], entry["harmless_when"][language]
        assert all(reason in told[sort] for reason in reasons)
        assert len(told[sort]) > sum(map(len, reasons)) + 80


def test_both_languages_give_the_same_examples() -> None:
    # GIVEN the examples of both languages
    german, english = (
        {kind: [NO_SIGNAL.sub("", example) for example in EXAMPLE.findall(text)] for kind, text in told.items()}
        for told in (sections("signals", language) for language in LANGUAGES)
    )
    # WHEN compared / THEN they are the same German sentences
    assert german == english


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    yield desk
    desk.close()


@pytest.mark.parametrize("kind", table("lexicons", "de", "kinds.toml"))
def test_the_program_does_what_the_examples_say(desk: Desk, kind: str) -> None:
    # GIVEN the examples of one kind
    for example in EXAMPLE.findall(sections("signals", "de")[kind]):
        sentence = NO_SIGNAL.sub("", example).replace("*", "")
        # WHEN they are analysed
        article = desk.lay_out(sentence, key="example")
        found = [signal for signal in desk.analyse(article).signals if signal.kind == kind]
        # THEN the words in bold are a signal of this kind, and where none is promised there is none
        cues = re.findall(r"\*\*(.+?)\*\*", example)
        assert bool(cues) is not bool(NO_SIGNAL.match(example)), example
        assert len(found) == bool(cues), example
        if cues:
            assert all(cue in found[0].words(sentence) for cue in cues), example


# keyboard and menus


@pytest.fixture
def pressable(qtbot: QtBot) -> dict[str, set[str]]:
    """Return every key of a real window's menus and letters, as each language names it."""
    keys: dict[str, set[str]] = {}
    for language in LANGUAGES:
        window = QMainWindow()
        qtbot.addWidget(window)
        actions = Actions(window, Texts(language))
        actions.add_history(QUndoStack(window))
        menus = [menu for action in window.menuBar().actions() for menu in action.menu().actions()]
        shortcuts = [key.toString(QKeySequence.SequenceFormat.PortableText) for act in menus for key in act.shortcuts()]
        letters = [letter for command in commands() for letter in command.letters]
        keys[language] = {Texts(language).key(key) for key in [*shortcuts, *letters]}
    return keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_stands_in_the_help(language: str, pressable: dict[str, set[str]]) -> None:
    # GIVEN the keys of the window / WHEN looked for on the first page / THEN none is missing
    assert len(pressable[language]) > 20
    assert pressable[language] - set(CODE.findall(page("start", language))) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_promises_a_key_that_does_nothing(name: str, language: str, pressable: dict[str, set[str]]) -> None:
    # GIVEN the keys a page names
    named = {words for words in CODE.findall(page(name, language)) if KEY.fullmatch(words)}
    # WHEN compared with those of the window / THEN each is one of them
    assert named - pressable[language] - COPY == set()


def test_every_key_has_a_name_on_a_german_keyboard() -> None:
    # GIVEN the keys with a name of their own
    keys = [key for command in commands() for key in (*command.keys, *command.letters)]
    # WHEN spoken in German
    english = {word for key in keys for word in re.findall(r"[A-Za-z]{2,}", Texts("de").key(key))}
    # THEN none is left in English
    assert english <= {"Strg", "Umschalt", "Eingabe", "Alt", "Pos"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_menus_are_called_as_they_are_called(name: str, language: str) -> None:
    # GIVEN the words of the menus
    words = {key: text.replace("&", "") for key, text in message_table("window", language).items()}
    menus = {text for key, text in words.items() if key.startswith("menu.")}
    actions = {text for key, text in words.items() if key.startswith("action.")}
    # WHEN the ways through them are read that a page tells
    ways = MENU_PATH.findall(page(name, language))
    # THEN they exist
    assert [way for way in ways if way[0] not in menus or way[1] not in actions] == []


# notes


def test_what_the_page_on_notes_says_in_numbers_holds() -> None:
    # GIVEN the numbers on that page: 32 characters around a place, places under twelve, four fifths alike;
    # saved after a second of quiet, and after ten
    told = (32, 12, 0.8, 1_000, 10_000)
    # WHEN compared with the program / THEN it keeps to them; whoever changes one changes notes.md as well
    assert told == (CONTEXT, SHORT, MIN_QUOTE, note_editor.QUIET, note_editor.LATEST)


# command line


def walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from walk(inner, f"{path} {name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_told(language: str) -> None:
    # GIVEN the tree of commands
    tree = dict(walk(root(message_table("cli", language)), "lesart"))
    told = page("commands", language)
    # WHEN commands, options and what they can be are looked for
    options = [param for command in tree.values() for param in command.params if isinstance(param, click.Option)]
    names = [name for option in options for name in option.opts] + ["--help"]
    values = [f"{o.opts[0]} {value}" for o in options if isinstance(o.type, click.Choice) for value in o.type.choices]
    # THEN all are there
    assert [path for path in tree if not re.search(rf"`{re.escape(path)}\b", told)] == []
    assert [words for words in [*names, *values] if words not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exit_code_is_told(language: str) -> None:
    # GIVEN the exit codes of the command line
    exits = {cli.DONE, cli.EXPLAINED, cli.MISUSED, cli.INTERRUPTED}
    # WHEN the table of the page is read / THEN it tells these and no others
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", page("commands", language), re.MULTILINE)} == exits


def keys_of(value: Any) -> set[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {*(value if isinstance(value, dict) else ()), *(key for one in inner for key in keys_of(one))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_json_is_told(language: str, desk: Desk) -> None:
    # GIVEN an article with a signal, a source and an attribution, as other programs get it
    article = desk.lay_out("Peskow sagte, das sei frei erfunden. Der Kreml bestreitet, dass er sprach.", key="a")
    exchanged = json.loads(json.dumps(exchanged_article(article, desk.analyse(article))))
    fields = keys_of(exchanged)
    assert {"source", "actor", "speaker", "role"} <= fields
    # WHEN its fields, and what those with fixed values can hold, are looked for
    fixed = {value.value for values in (Role, Place, Voice, Form) for value in values}
    told = {word for code in CODE.findall(page("commands", language)) for word in code.split(".")}
    # THEN all are explained
    assert (fields | fixed) - told == set()


# errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_told_once_with_its_advice(language: str) -> None:
    # GIVEN every code that can be explained
    known = table("translations", "errors.toml")
    # WHEN the page of errors is read
    told = codes("errors", language)
    # THEN each has one section
    assert sorted(told) == sorted(known)
    assert [code for code, text in sections("errors", language).items() if len(text.split()) < 5] == []


# links


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_place_in_the_help(name: str, language: str) -> None:
    # GIVEN the links of a page
    for image, target in LINK.findall(page(name, language)):
        # WHEN followed
        path, _, fragment = target.partition("#")
        # THEN a picture lies in the folder of the help, and a link leads to a heading of one of its pages
        if image:
            assert (ROOT / "resources" / "help" / language / path).resolve().is_file(), target
            continue
        other = path.removesuffix(".md") or name
        assert other in PAGES, target
        known = {anchor for heading in headings(page(other, language)) for anchor in anchors(heading.words)}
        assert not fragment or fragment in known, target


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_an_address_outside(name: str, language: str) -> None:
    # GIVEN a page / WHEN searched for addresses / THEN there is none, not even one that Markdown makes a link by itself
    assert re.findall(r"\w+://|www\.|mailto:", page(name, language)) == []
