"""Pages, static files and their headers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.security import HeaderRules
from api.settings import Settings
from tests.api.serving import Served, serve

PAGES = {
    "/": "index.html",
    "/practice": "practice.html",
    "/embed": "embed.html",
    "/demo-clinic": "demo-clinic.html",
}


@pytest.mark.parametrize(("path", "name"), PAGES.items())
async def test_pages_are_served_under_a_strict_policy(served: Served, path: str, name: str) -> None:
    answer = await served.http.get(path)
    assert answer.status_code == 200 and name in answer.text
    assert answer.headers["content-type"].startswith("text/html")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == ("'self'" if path == "/embed" else "'none'")
    assert "unsafe" not in str(policy)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await served.http.head(path)).status_code == 200


async def test_the_widget_may_be_loaded_by_other_sites(served: Served) -> None:
    answer = await served.http.get("/widget.js")
    assert "javascript" in answer.headers["content-type"]
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert (await served.http.get("/")).headers["cross-origin-resource-policy"] == "same-origin"


async def test_static_files_are_compressed_and_revalidated(served: Served) -> None:
    answer = await served.http.get("/static/chat.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    again = await served.http.get("/static/chat.js", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_answers_with_tokens_are_never_compressed_or_kept(served: Served) -> None:
    talk = await served.open()
    answer = await talk.get("", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_hosts_that_may_embed(make_settings: Callable[..., Settings]) -> None:
    hosts = "https://clinic.example, https://*.health.example:8443"
    async with serve(make_settings(embed_hosts=hosts)) as served:
        policy = (await served.http.get("/embed")).headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self' https://clinic.example https://*.health.example:8443")
        assert "'none'" in (await served.http.get("/")).headers["content-security-policy"].split("ancestors")[1]


@pytest.mark.parametrize("host", ["clinic.example", "https://a.example; script-src *", "javascript:alert(1)", "*"])
def test_hosts_that_are_none(host: str) -> None:
    with pytest.raises(ValueError, match="EVOKE_EMBED_HOSTS"):
        HeaderRules([host])


async def test_https_is_kept(served: Served) -> None:
    answer = await served.http.get("https://evoke.test/")
    assert answer.headers["strict-transport-security"]
    assert "strict-transport-security" not in (await served.http.get("/")).headers


async def test_a_page_that_is_not_there(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings()
    (settings.web_dir / "practice.html").unlink()
    async with serve(settings) as served:
        assert (await served.http.get("/practice")).json()["code"] == "not_found"
