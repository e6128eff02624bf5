"""People, treatment options and helplines, as the API shows them."""

from __future__ import annotations

from tests.api.serving import Served

SHOWN = {
    "id", "name", "pronouns", "age", "region", "relation", "behaviour", "goal", "difficulty", "card",
    "setting", "audience",
}  # fmt: skip


async def test_people_are_listed_without_what_is_to_be_discovered(served: Served) -> None:
    answer = await served.http.get("/v1/people")
    assert [person["id"] for person in answer.json()] == ["denise", "wes"]
    assert all(set(person) == SHOWN for person in answer.json())
    assert "SECRET" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


async def test_one_person(served: Served) -> None:
    answer = await served.http.get("/v1/people/denise")
    assert set(answer.json()) == SHOWN
    assert answer.json()["relation"] == "your sister"


async def test_treatment_options(served: Served) -> None:
    answer = await served.http.get("/v1/treatment-options")
    assert [article["slug"] for article in answer.json()] == ["detox"]
    answer = await served.http.get("/v1/treatment-options?kind=skill")
    assert [article["slug"] for article in answer.json()] == ["grounding"]


async def test_one_treatment_option(served: Served) -> None:
    answer = await served.http.get("/v1/treatment-options/detox")
    article = answer.json()
    assert article["title"] == "Withdrawal care"
    assert article["sections"][0] == {"heading": "What it is", "text": "Rest."}
    assert [section["heading"] for section in article["sections"]] == [
        "What it is",
        "Who it is for",
        "How to get in",
        "What it costs",
        "What family can do",
    ]
    assert article["questions"] == ["Is a nurse there at night?"]
    assert article["checked"] == "2026-01-02"
    assert "hidden" not in answer.text


async def test_helplines_have_their_date_and_country(served: Served) -> None:
    body = (await served.http.get("/v1/helplines?country=gb")).json()
    assert (body["country"], body["checked"], body["fallback"]) == ("GB", "2026-01-02", False)
    assert body["lines"][0]["contact"] == "116 123"
    assert (await served.http.get("/v1/helplines")).json()["country"] == "US"


async def test_a_country_without_lines_says_so(served: Served) -> None:
    body = (await served.http.get("/v1/helplines?country=FR")).json()
    assert (body["country"], body["fallback"]) == ("US", True)
