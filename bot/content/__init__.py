"""What is said and known: typed views of the YAML under `content/`, each fault with file and line."""
