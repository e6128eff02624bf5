"""For those who run Evoke: is it up, is it ready, how is it doing."""
