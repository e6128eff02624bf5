"""The pages, their static files, and the list of routes."""
