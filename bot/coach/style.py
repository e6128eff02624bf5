"""How a report's page looks: light, dark, and on paper. The colors are those of `web/`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coach.plot import INKS, Ink

DARK: Mapping[Ink, str] = {
    "ink": "#ebe8e0", "quiet": "#aab4af", "grid": "#36403c", "band": "#2f5a4f",
    "a": "#8fd2c0", "b": "#f2bf85", "c": "#c3b5f0",
}  # fmt: skip


def _inks(colors: Mapping[Ink, str], indent: str = "") -> str:
    return "\n".join(
        f"{indent}.f-{ink} {{ fill: {color} }} .s-{ink} {{ stroke: {color} }}" for ink, color in colors.items()
    )


STYLE = f"""
:root {{ color-scheme: light dark; --paper: #fffefc; --ink: #20302c; --quiet: #54605b; --line: #dcd9ce;
  --pine: #1c5a4f; --soft: #eef4f1 }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word }}
h1, h2, h3, h4 {{ line-height: 1.25; margin: 2rem 0 .5rem; break-after: avoid }}
h1 {{ margin-top: 0; font-size: 2rem }}
h2 {{ border-top: 1px solid var(--line); padding-top: 1.25rem; font-size: 1.4rem }}
h3 {{ font-size: 1.15rem }}
h4 {{ font-size: 1rem; margin-top: 1.5rem }}
p {{ margin: .5rem 0; max-width: 46rem }}
.quiet, small, caption, figcaption p {{ color: var(--quiet); font-size: .9rem }}
small {{ display: block }}
dl {{ display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.25rem 0 }}
dt {{ color: var(--quiet); font-size: .9rem }}
dd {{ margin: 0; font-weight: 600 }}
.said {{ margin: .35rem 0; max-width: 46rem }}
.offered {{ border-left: .2rem solid var(--pine); padding: .1rem 0 .1rem .9rem; background: var(--soft) }}
.offered b {{ display: block; font-size: .9rem }}
.scroll {{ overflow-x: auto }}
table {{ border-collapse: collapse; width: 100%; margin: .75rem 0 }}
caption {{ text-align: left; padding-bottom: .25rem }}
th, td {{ text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-top: 1px solid var(--line) }}
thead th {{ border-top: 0; font-size: .9rem; color: var(--quiet); font-weight: 600 }}
tbody th {{ font-weight: 500 }}
td {{ font-variant-numeric: tabular-nums }}
details td, details th {{ padding-block: .15rem; font-size: .9rem }}
.picture {{ width: 30%; min-width: 11rem }}
svg {{ display: block; width: 100%; height: auto }}
svg.figure {{ max-width: 44rem }}
figure {{ margin: 1.5rem 0; break-inside: avoid }}
summary {{ cursor: pointer; color: var(--quiet) }}
li {{ margin: .35rem 0; max-width: 46rem }}
tr, .said {{ break-inside: avoid }}
{_inks(INKS)}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: #141a19; --ink: #ebe8e0; --quiet: #aab4af; --line: #36403c; --pine: #8fd2c0;
    --soft: #1f2b28 }}
{_inks(DARK, "  ")}
}}
@media print {{
  :root {{ color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb;
    --pine: #1c5a4f; --soft: #fff }}
  body {{ padding: 0; max-width: none; font-size: 10.5pt }}
  .scroll {{ overflow: visible }}
{_inks(INKS, "  ")}
}}
"""  # fmt: skip
