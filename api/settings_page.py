"""`docs/settings.md`, made from the settings: `python -m api.settings_page > docs/settings.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from api.settings import Settings
from bot.paths import ROOT

_HEAD = """# Settings

Each is an environment variable, or a line of `.env`, or a key of `evoke.toml` (there in lower case and
without `EVOKE_`). A flag of `evoke serve` goes before the variable, a variable before the files.

| variable | default | what it does |
|---|---|---|
"""


def render() -> str:
    """The page."""
    rows = (
        f"| `EVOKE_{name.upper()}` | {_shown(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    )
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


_TAIL = """
Three more are read before all others, and only from the environment: `EVOKE_CONTENT`, a clinic's own copy of
`content/`; `EVOKE_PROGRAMMES`, its list of treatment programs (`content/programmes.csv`, see
[programmes.md](programmes.md)); and `EVOKE_CACHE`, where what can be made again is kept (`var/cache`).
"""


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, bool):
        return "`on`" if value else "`off`"
    if isinstance(value, Path) and value.is_relative_to(ROOT):
        value = value.relative_to(ROOT)
    return f"`{value}`"


if __name__ == "__main__":
    print(render(), end="")
