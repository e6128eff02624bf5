"""GET /v1/programs and GET /v1/admission-checklist."""

from __future__ import annotations

import pytest

from tests.api.serving import Served


async def names(served: Served, query: str) -> list[str]:
    answer = await served.http.get(f"/v1/programs{query}")
    assert answer.status_code == 200, answer.text
    return [program["name"] for program in answer.json()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Evenings", "Near House", "Far House"]),
        ("?near=Nearton", ["Evenings", "Near House", "Far House"]),
        ("?near=f1", ["Far House", "Evenings", "Near House"]),
        ("?kind=detox&near=Farville", ["Far House", "Near House"]),
        ("?kind=intensive_outpatient", ["Evenings"]),
        ("?kind=Intensive%20Outpatient", ["Evenings"]),
        ("?payer=medicaid&kind=detox", ["Near House"]),
        ("?population=women", ["Near House"]),
        ("?medication=true&payer=Medicaid", ["Near House"]),
        ("?payer=TRICARE", []),
        ("?limit=1&near=F1", ["Far House"]),
    ],
)
async def test_the_list_is_filtered_and_the_nearest_come_first(served: Served, query: str, found: list[str]) -> None:
    if query == "":
        assert sorted(await names(served, query)) == sorted(found)
    else:
        assert await names(served, query) == found


async def test_an_entry_has_its_date_and_its_distance(served: Served) -> None:
    far, *_ = (await served.http.get("/v1/programs?near=N1&kind=residential")).json()
    assert far["updated"] == "2026-10-05"
    assert far["distance_km"] == pytest.approx(111.2, abs=0.1)
    assert (far["phone"], far["hours"], far["example"]) == ("555-0100", "day and night", False)


@pytest.mark.parametrize("query", ["", "?near=Atlantis"])
async def test_a_place_that_the_list_does_not_know_has_no_distances(served: Served, query: str) -> None:
    programs = (await served.http.get(f"/v1/programs{query}")).json()
    assert len(programs) == 3
    assert {program["distance_km"] for program in programs} == {None}


@pytest.mark.parametrize(
    "query", ["?kind=spa", "?payer=gold", "?population=everybody", "?limit=0", "?near=" + "x" * 101]
)
async def test_filters_that_are_none(served: Served, query: str) -> None:
    answer = await served.http.get(f"/v1/programs{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_fields")


async def test_the_checklist_is_given_whole(served: Served) -> None:
    body = (await served.http.get("/v1/admission-checklist")).json()
    assert body["ask"] == {"heading": "Ask", "lead": "Call.", "items": ["Is there room?"]}
    assert (body["bring"]["items"], body["arrange"]["items"]) == (["ID"], ["The cat"])
    assert (body["first"], body["checked"]) == ("In danger, call.", "2026-11")
