"""An MI report on any transcript."""
