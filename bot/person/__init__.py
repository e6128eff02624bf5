"""The simulated person: how they are moved, what they do next, and which words they choose."""
