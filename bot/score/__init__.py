"""An MI report on any transcript: read it, find out who helps, code it, report."""
