"""`evoke people`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.commands import people
from bot.content.files import read
from bot.content.people import ACTS, Person
from bot.paths import CONTENT


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    monkeypatch.setattr(people, "CONTENT", tmp_path)
    return tmp_path / "people"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["people", *words])


def test_a_new_person_has_every_field_and_every_act(folder: Path) -> None:
    assert run("new", "maria").exit_code == 0
    written = read(folder / "maria.yml", Person)
    assert (written.id, written.name) == ("maria", "Maria")
    assert {line.act for line in written.lines} == set(ACTS)


def test_a_person_who_exists_is_not_overwritten(folder: Path) -> None:
    (folder / "maria.yml").write_text("mine")
    result = run("new", "maria")
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert (folder / "maria.yml").read_text() == "mine"


@pytest.mark.parametrize("name", ["Maria", "../maria", "maria lopez", ""])
def test_an_id_is_one_small_word(folder: Path, name: str) -> None:
    assert run("new", name).exit_code == 2
    assert list(folder.iterdir()) == []


def test_the_frame_is_told_what_it_lacks(folder: Path) -> None:
    run("new", "maria")
    result = run("check", "maria")
    assert result.exit_code == 1
    assert "act answer: 1 lines, write 150" in result.stdout


def test_a_fault_names_file_and_line(folder: Path) -> None:
    path = folder / "maria.yml"
    run("new", "maria")
    path.write_text(path.read_text().replace("act: greet", "act: grete", 1))
    result = run("check", "maria")
    assert result.exit_code == 1
    assert f"{path}:" in result.stdout.replace("\n", "")


def test_a_file_anywhere_can_be_checked(tmp_path: Path) -> None:
    draft = tmp_path / "walt.yml"
    draft.write_text((CONTENT / "people" / "walt.yml").read_text())
    assert "sleep" not in run("check", str(draft)).stdout


def test_who_is_not_there_is_told_how_to_begin(folder: Path) -> None:
    result = run("check", "nobody")
    assert result.exit_code == 2
    assert "evoke people new nobody" in result.stderr
