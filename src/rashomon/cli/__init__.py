"""The command line: thin commands over the library, one file per family."""

from rashomon.cli.app import main

__all__ = ["main"]
