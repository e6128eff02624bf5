"""Where the house's rooms lie on disk. Everything that reads a file asks here."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# A clinic may keep its own reviewed copy of the content beside the program.
CONTENT = Path(os.environ.get("EVOKE_CONTENT", ROOT / "content"))
# The clinic's own list of programs: often kept by somebody else, in a place of its own.
PROGRAMMES = Path(os.environ.get("EVOKE_PROGRAMMES", CONTENT / "programmes.csv"))
MODELS = ROOT / "models"
WEB = ROOT / "web"
# What can be made again: parsed content, embeddings of its sentences.
CACHE = Path(os.environ.get("EVOKE_CACHE", ROOT / "var" / "cache"))
ENCODER = ROOT / "bot" / "coding" / "weights"
