"""The details file: its facts, and what is wrong with it."""
