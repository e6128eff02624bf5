"""The clinic's directory of programs, and the checklist for getting in."""
