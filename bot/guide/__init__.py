"""The MI guide: reflections, evoking, offering information, keeping what the visitor commits to."""
