"""Sessions: open one, speak in it, read it, end it, take it along, erase it."""
