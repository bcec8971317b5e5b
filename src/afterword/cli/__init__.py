"""What a person types: parse, call, print, exit code. Nothing else prints or exits."""

from afterword.cli.app import main

__all__ = ["main"]
