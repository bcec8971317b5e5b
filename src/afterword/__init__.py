"""Interview follow-ups: handwritten card, letter and email from one file."""

__version__ = "0.1.0"
