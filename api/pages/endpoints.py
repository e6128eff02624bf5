"""Pages and static files, as they lie in `web/`, and `/docs`, which needs nobody's CDN."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from api.problems import not_found

# Path of the URL and the file it shows.
PAGES = {
    "/": "index.html",
    "/practice": "practice.html",
    "/embed": "embed.html",
    "/demo-clinic": "demo-clinic.html",
    "/widget.js": "widget.js",
}

_DOCS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$title: routes</title>
<link rel="stylesheet" href="/static/css/base.css">
</head>
<body>
<main>
<h1>$title: routes</h1>
<p>Bodies and answers: <a href="/openapi.json">/openapi.json</a> (OpenAPI).</p>
<table>
<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th></tr></thead>
<tbody>$rows</tbody>
</table>
</main>
</body>
</html>
"""


def install(app: FastAPI, web: Path) -> None:
    """Serve the pages of the folder `web`."""
    for path, name in PAGES.items():
        _add_page(app, path, web / name)
    static = StaticFiles(directory=web / "static", check_dir=False)
    # Compressed here and not everywhere: beside a secret in the same body, compression tells its length.
    app.mount("/static", GZipMiddleware(static, minimum_size=600), name="static")
    app.add_route("/docs", _docs, methods=["GET", "HEAD"], include_in_schema=False)


def _add_page(app: FastAPI, path: str, file: Path) -> None:
    def page(_request: Request) -> Response:
        if not file.is_file():
            raise not_found()
        return FileResponse(file)

    app.add_route(path, page, methods=["GET", "HEAD"], include_in_schema=False)


async def _docs(request: Request) -> HTMLResponse:
    """The routes of the API in a plain page, made from the OpenAPI document."""
    schema = request.app.openapi()
    rows = "".join(
        f"<tr><td><code>{method.upper()}</code></td><td><code>{escape(path)}</code></td>"
        f"<td>{escape(_about(operation))}</td></tr>"
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    )
    page = Template(_DOCS).substitute(title=escape(schema["info"]["title"]), rows=rows)
    return HTMLResponse(page)


def _about(operation: dict[str, Any]) -> str:
    return str(operation.get("description") or operation.get("summary") or "")
