"""The `evoke` commands, one file each. Their work is imported when they run, so that `--help` is quick."""
