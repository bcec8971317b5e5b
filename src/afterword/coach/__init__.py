"""Rules of good follow-ups, over the facts of an interview."""

from afterword.coach.findings import RULES, Finding, find

__all__ = ["RULES", "Finding", "find"]
