"""The coach: feedback on a turn, and the debrief of a session."""
