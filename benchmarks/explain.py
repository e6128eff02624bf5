"""The plan of every statement that the repositories send, read from the statements themselves."""

from __future__ import annotations

import re
from typing import Any

import asyncpg
from sqlalchemy import event

from store.database import Database

# A table read from end to end: PostgreSQL's words, and SQLite's ("SCAN x" alone, not "SCAN x USING INDEX").
WHOLE = re.compile(r"Seq Scan|\bSCAN \w+(?! USING)\b(?!.*USING)")


class Statements:
    """Notes the statements of a database, each once, with the parameters of its first use."""

    def __init__(self, database: Database) -> None:
        self._engine = database._engine.sync_engine
        self.seen: dict[str, Any] = {}

    def __enter__(self) -> Statements:
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_error: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            self.seen.setdefault(statement, parameters[0] if many else parameters)


async def plans(database: Database, url: str, statements: Statements) -> list[dict[str, Any]]:
    """The plan of each statement noted, and whether it reads a whole table."""
    rows = []
    for statement, parameters in statements.seen.items():
        if url.startswith("sqlite"):
            lines = await _sqlite(database, statement, parameters)
        else:
            lines = await _postgres(url, statement, parameters)
        rows.append(
            {
                "statement": _short(statement),
                "plan": lines,
                "whole_table": any(WHOLE.search(line) for line in lines),
            }
        )
    return rows


async def _sqlite(database: Database, statement: str, parameters: Any) -> list[str]:
    async with database._engine.connect() as connection:
        result = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [str(row[3]) for row in result.all()]


async def _postgres(url: str, statement: str, parameters: Any) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(f"EXPLAIN {statement}", *parameters)
    finally:
        await connection.close()
    return [str(row[0]) for row in rows]


def _short(statement: str) -> str:
    """The statement without its list of columns."""
    text = re.sub(r"\s+", " ", statement).strip()
    text = re.sub(r"^SELECT .*? FROM", "SELECT … FROM", text)
    return re.sub(r"SET .*? WHERE", "SET … WHERE", text)
