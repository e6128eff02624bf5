"""A newcomer at the page and at the widget, in a real browser against the real model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import skip_or_fail
from tests.web.chromium import Chromium, available
from tests.whole.serving import RealServer

SAID = (
    "Hey, you look worn out.",
    "How are you sleeping?",
    "The nights are long for you.",
    "What do you like about the wine at the end of a shift?",
)


@pytest.fixture
def browser() -> Iterator[Chromium]:
    """A browser of the test's own."""
    if not available():
        skip_or_fail("Chromium")
    with Chromium(timeout=30) as made:
        yield made


def count(browser: Chromium, selector: str) -> int:
    """How many elements there are."""
    found: int = browser.eval(f"document.querySelectorAll({selector!r}).length")
    return found


def test_a_practice_talk_from_the_choice_to_the_debrief(real: RealServer, browser: Chromium) -> None:
    browser.goto(real.url + "/practice")
    browser.wait_for("document.querySelector('input[value=\"denise\"]')")
    browser.click("input[value='denise']")
    browser.click("#consent")
    browser.click("#start")
    browser.wait_for("document.querySelector('#talk textarea')?.offsetParent")
    for number, text in enumerate(SAID, 1):
        browser.type("#talk textarea", text)
        browser.press("Enter")
        browser.wait_for(f"document.querySelector('#conversation').innerText.split('Denise\\n').length > {number + 1}")
    shown = browser.text("#conversation")
    assert all(text in shown for text in SAID)
    assert "Open question" in shown and "Another way to say it" in shown
    assert "Rapport" in browser.text("#meters")
    browser.reload()
    browser.wait_for("document.querySelector('#conversation')?.innerText.includes('The nights are long for you.')")
    browser.click("#end")
    browser.wait_for("document.querySelector('#report')?.innerText.includes('Reflections to questions')")
    assert count(browser, "#report svg") >= 2 and count(browser, "#report table") >= 1
    assert browser.problems == []


def test_the_widget_opens_the_guide_in_a_frame(real: RealServer, browser: Chromium) -> None:
    browser.goto(real.url + "/demo-clinic")
    browser.wait_for("document.querySelector('evoke-chat')")
    assert browser.eval("customElements.get('evoke-chat') !== undefined")
    browser.resize(390, 844, mobile=True)
    browser.goto(real.url + "/embed")
    browser.wait_for("document.querySelector('input[type=checkbox]')")
    assert "program" in browser.text("body")
    assert browser.eval("document.documentElement.scrollWidth <= 390")
    assert browser.problems == []
