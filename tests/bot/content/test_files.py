"""Reading YAML: what is wrong, in which line, and what to write instead; a cache that never changes the answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from pydantic.dataclasses import dataclass as checked

from bot.content import files
from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, parse, read
from bot.content.people import STRICT
from tests.bot.samples import write

pytestmark = pytest.mark.usefixtures("cache")


@checked(frozen=True, config=STRICT)
class Tree:
    """A shape for these tests."""

    id: str
    kind: Literal["oak", "ash"]
    rings: int


@checked(frozen=True, config=STRICT)
class Wood:
    """A file of them."""

    trees: tuple[Tree, ...]


@dataclass(frozen=True)
class Names:
    """Free keys."""

    facts: dict[str, str]


GOOD = "trees:\n  - id: first\n    kind: oak\n    rings: 4\n  - id: second\n    kind: ash\n    rings: 9\n"


def faults(path: Path, text: str, shape: type = Wood) -> list[Fault]:
    write(path, text)
    with pytest.raises(ContentError) as error:
        read(path, shape)
    return error.value.faults


def test_a_good_file_is_read_and_read_again_the_same(tmp_path: Path, cache: Path) -> None:
    path = write(tmp_path / "wood.yml", GOOD)
    first = read(path, Wood)
    assert [tree.id for tree in first.trees] == ["first", "second"]
    assert list(cache.glob("wood-*.json"))
    assert read(path, Wood) == first


def test_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "wood.yml", GOOD)
    assert read(path, Wood).trees[0].rings == 4
    write(path, GOOD.replace("rings: 4", "rings: 5"))
    assert read(path, Wood).trees[0].rings == 5


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe"])
def test_a_damaged_cache_is_made_again(tmp_path: Path, cache: Path, damage: bytes) -> None:
    path = write(tmp_path / "wood.yml", GOOD)
    whole = parse(path)
    (kept,) = cache.glob("wood-*.json")
    kept.write_bytes(damage)
    assert parse(path) == whole


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "wood.yml", GOOD)
    monkeypatch.setattr(files, "CACHE", path / "no folder")
    assert read(path, Wood) == read(path, Wood)


@pytest.mark.parametrize("text", ["facts: {1: one}\n", "facts: {yes: aye}\n", "facts: {2026-01-02: winter}\n"])
def test_a_second_reading_finds_the_same_faults_as_the_first(tmp_path: Path, text: str) -> None:
    first = faults(tmp_path / "names.yml", text, Names)
    assert faults(tmp_path / "names.yml", text, Names) == first


@pytest.mark.parametrize(
    ("text", "line", "where", "what"),
    [
        (GOOD.replace("    kind: ash\n", ""), 5, "trees › second › kind", "is missing: write it"),
        (GOOD.replace("kind: ash", "kind: fern"), 6, "trees › second › kind",
         "'fern' is not allowed: write one of 'oak' or 'ash'"),
        (GOOD.replace("rings: 9", "rings: 9\n    hight: 3"), 8, "trees › second › hight",
         "is not known here: remove it, or look for a misspelling"),
        (GOOD.replace("rings: 4", "rings: many"), 4, "trees › first › rings", "valid integer"),
        ("trees:\n", 1, "trees", "valid tuple"),
    ],
)  # fmt: skip
def test_a_fault_names_file_line_place_and_remedy(tmp_path: Path, text: str, line: int, where: str, what: str) -> None:
    (fault,) = faults(tmp_path / "wood.yml", text)
    assert (fault.path, fault.line, fault.where) == (tmp_path / "wood.yml", line, where)
    assert what in fault.what
    assert str(fault).startswith(f"{tmp_path / 'wood.yml'}:{line}: {where}: ")


def test_every_fault_is_told_not_just_the_first(tmp_path: Path) -> None:
    text = GOOD.replace("oak", "elm").replace("rings: 9", "rings: nine")
    found = faults(tmp_path / "wood.yml", text)
    assert [(fault.line, fault.where) for fault in found] == [
        (3, "trees › first › kind"),
        (7, "trees › second › rings"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("trees:\n  - id: 'first\n", 3),
        ("trees:\n  - id: first\n   kind: oak\n", 3),
        ("trees: [\n", 2),
        ("trees:\n\t- id: first\n", 2),
        ("trees: {id: a, id\n", 2),
        ("a: b: c\n", 1),
    ],
)
def test_broken_yaml_is_a_fault_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (fault,) = faults(tmp_path / "wood.yml", text)
    assert fault.line == line
    assert fault.what.startswith("is not YAML: ")
    assert fault.what.endswith("look at quotes and indentation")


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nowhere\.yml:1: cannot be read: No such file"):
        read(tmp_path / "nowhere.yml", Wood)


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "wood.yml"
    path.write_bytes("trees: [{id: chêne}]".encode("latin-1"))
    with pytest.raises(ContentError, match=r"is not UTF-8 text .* save it as UTF-8"):
        read(path, Wood)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- just\n- a list\n", "a word\n", "42\n"])
def test_a_file_of_another_shape_is_a_fault(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path / "wood.yml", text)


def test_yaml_cannot_run_anything(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "wood.yml", "trees: !!python/object/apply:os.getcwd []\n")
    assert "is not YAML" in fault.what


def test_the_line_of_a_place_that_does_not_exist_is_its_nearest_parent(tmp_path: Path) -> None:
    path = write(tmp_path / "wood.yml", GOOD)
    assert line_of(path, ("trees", 1, "rings")) == 7
    assert line_of(path, ("trees", 1, "leaves")) == 5
    assert line_of(path, ("trees", 9)) == 1
    assert line_of(path, ("bushes",)) == 1
    assert line_of(tmp_path / "nowhere.yml", ("trees",)) == 1
