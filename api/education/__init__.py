"""Treatment options and helplines."""
