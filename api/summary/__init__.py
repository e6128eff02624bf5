"""The visitor's own summary, to hand to a program."""
