"""`python -m afterword`, and what the command `afterword` runs."""

import sys


def run() -> None:
    """Run the command line; an interrupt ends it quietly even while it starts."""
    try:
        from afterword.cli import main

        main(prog_name="afterword")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
