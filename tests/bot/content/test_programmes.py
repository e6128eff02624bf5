"""The clinic's own list of programs: read whole, and every fault told by line with its remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import programmes
from bot.content.faults import ContentError, Fault
from bot.content.programmes import KINDS, POPULATIONS, Programme, load_programmes, normal
from bot.paths import CONTENT

HEAD = "name,kinds,town,postcode,latitude,longitude,phone,hours,payers,populations,only,medication,website,note,updated"
GOOD = {
    "name": "Birch", "kinds": "detox; residential", "town": "Lakewood", "postcode": "44107", "latitude": "41.48",
    "longitude": "-81.79", "phone": "216-555-0101", "hours": "day and night", "payers": "Medicaid; self-pay",
    "populations": "women", "only": "no", "medication": "yes", "website": "", "note": "", "updated": "2026-10-05",
}  # fmt: skip


def row(**more: str) -> str:
    cells = {**GOOD, **more}
    return ",".join(f'"{value}"' if "," in value else value for value in cells.values())


def write(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "programmes.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def read(folder: Path, *lines: str) -> tuple[Programme, ...]:
    return load_programmes(write(folder, *lines))


def faults(path: Path) -> list[Fault]:
    with pytest.raises(ContentError) as error:
        load_programmes(path)
    return error.value.faults


def test_a_line_becomes_a_program(tmp_path: Path) -> None:
    (one,) = read(tmp_path, row(note="Call, before nine."))
    assert (one.id, one.name, one.kinds, one.payers) == (
        "birch",
        "Birch",
        ("detox", "residential"),
        ("Medicaid", "self-pay"),
    )
    assert (one.point, one.updated, one.medication, one.only) == ((41.48, -81.79), date(2026, 10, 5), True, False)
    assert (one.note, one.example) == ("Call, before nine.", False)


def test_case_order_and_hyphens_do_not_matter(tmp_path: Path) -> None:
    (one,) = read(tmp_path, row(kinds="Intensive-Outpatient;DETOX; detox", populations="spanish speaking; lgbtq+"))
    assert one.kinds == ("intensive outpatient", "detox")
    assert one.populations == ("Spanish-speaking", "LGBTQ+")


def test_columns_may_stand_in_any_order_and_those_not_needed_be_left_out(tmp_path: Path) -> None:
    head = "Updated,Phone,Postcode,Name,Town,Kinds,Hours,Payers,Medication"
    path = write(tmp_path, "2026-10-05,988,A1,Birch,Bath,family,always,no charge,no", head=head)
    (one,) = load_programmes(path)
    assert (one.postcode, one.point, one.populations, one.website) == ("A1", None, (), "")


@pytest.mark.parametrize(
    ("more", "column", "remedy"),
    [
        ({"name": ""}, "name", "is empty"),
        ({"kinds": ""}, "kinds", "write one or more of: detox"),
        ({"kinds": "detoks"}, "kinds", "write 'detox'"),
        ({"kinds": "spa"}, "kinds", "write one of: detox"),
        ({"payers": "medicade"}, "payers", "write 'Medicare' or 'Medicaid'"),
        ({"populations": "youth"}, "populations", "write one of: adolescents"),
        ({"town": ""}, "town", "is empty"),
        ({"phone": "call us"}, "phone", "the number as one dials it"),
        ({"hours": ""}, "hours", "is empty"),
        ({"medication": ""}, "medication", "write yes or no"),
        ({"medication": "maybe"}, "medication", "write yes or no"),
        ({"only": "yes", "populations": ""}, "only", "write whom it takes"),
        ({"latitude": "41,48"}, "latitude", "as 41.482"),
        ({"latitude": "141.0"}, "latitude", "from -90 to 90"),
        ({"longitude": ""}, "longitude", "write both"),
        ({"latitude": "", "longitude": "", "postcode": ""}, "postcode", "so that distance can be told"),
        ({"latitude": "0", "longitude": "0"}, "latitude", "lies in the sea"),
        ({"website": "birch.example"}, "website", "begins with https://"),
        ({"note": "For addicts."}, "note", "a person who uses"),
        ({"updated": "10/5/2026"}, "updated", "as 2026-11-23"),
        ({"updated": "2026-02-30"}, "updated", "as 2026-11-23"),
        ({"updated": ""}, "updated", "is empty"),
    ],
)
def test_a_fault_is_told_by_line_and_cell_with_what_to_write(
    tmp_path: Path, more: dict[str, str], column: str, remedy: str
) -> None:
    path = write(tmp_path, "# a note", row(name="Alder"), "", row(**more))
    fault, *others = faults(path)
    assert (fault.path, fault.line) == (path, 5)
    assert fault.where.endswith(f"› {column}")
    assert remedy in fault.what
    assert others == []


def test_every_fault_of_every_line_is_told(tmp_path: Path) -> None:
    found = faults(write(tmp_path, row(phone="x", hours=""), row(name="Cedar"), row(name="Elm", updated="soon")))
    assert [(fault.line, fault.where) for fault in found] == [
        (2, "Birch › phone"), (2, "Birch › hours"), (4, "Elm › updated"),
    ]  # fmt: skip


def test_a_name_is_listed_once(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, row(), row(town="Parma")))
    assert fault.line == 3
    assert "on line 2 already" in fault.what


def test_a_line_with_a_comma_too_many_is_told_as_that(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, row() + ",more"))
    assert fault.line == 2
    assert "in quotes" in fault.what


def test_a_list_that_was_never_made_is_empty_and_one_that_was_named_must_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programmes, "CONTENT", tmp_path)
    assert load_programmes(tmp_path / "programmes.csv") == ()
    assert "cannot be read" in faults(tmp_path / "ours.csv")[0].what


def test_a_file_without_a_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert "its first line names the columns" in faults(path)[0].what


@pytest.mark.parametrize(
    ("given", "meant"),
    [("DETOX", "detox"), ("recovery_housing", "recovery housing"), (" peer-support ", "peer support"), ("spa", None)],
)
def test_a_word_is_known_however_it_is_written(given: str, meant: str | None) -> None:
    assert normal(given, KINDS) == meant


def test_the_example_that_we_ship_is_sound_made_up_and_has_some_of_everything() -> None:
    shipped = load_programmes(CONTENT / "programmes.csv")
    assert all(one.example and "-555-01" in one.phone for one in shipped), "nobody must reach a real number by it"
    assert {kind for one in shipped for kind in one.kinds} == set(KINDS)
    assert {name for one in shipped for name in one.populations} == set(POPULATIONS)
