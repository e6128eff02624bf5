"""How Evoke thinks: pure Python, no database, no HTTP."""
