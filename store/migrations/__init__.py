"""Alembic's environment and its migrations, shipped with the program."""
