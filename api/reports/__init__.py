"""The debrief of a session, in four formats."""
